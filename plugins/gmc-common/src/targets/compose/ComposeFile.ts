/** When a service that others wait for counts as up. */
export type DependencyCondition = 'service_healthy' | 'service_started';

/** A health check as Compose writes it. */
export interface HealthCheck {
  test: string[];
  interval: string;
  timeout: string;
  retries: number;
  start_period: string;
  disable?: boolean;
}

/** How many containers there are, and what each may use, as Compose writes it. */
export interface Deploy {
  replicas?: number;
  resources?: {
    limits?: Record<string, unknown>;
    reservations?: Record<string, unknown>;
  };
}

/** A service of a compose file: the keys that are rendered, and further ones. */
export interface ComposeService {
  image?: string;
  build?: { context: string; dockerfile_inline: string };
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  extra_hosts?: string[];
  volumes?: string[];
  shm_size?: string;
  depends_on?: Record<string, { condition: DependencyCondition }>;
  healthcheck?: HealthCheck;
  deploy?: Deploy;
  restart?: string;
  [option: string]: unknown;
}

/** A compose file, in the order of its text. */
export interface ComposeFile {
  name: string;
  services: Record<string, ComposeService>;
  /** Named volumes, each made by Compose as it thinks fit. */
  volumes?: Record<string, null>;
}
