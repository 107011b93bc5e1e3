import type { Microservice } from '../../opea';
import type { ComposeService, Deploy } from './ComposeFile';
import { readQuantity, writeBytes, writeCpus } from './quantities';
import { mergeOptions } from './serviceOptions';

/** Kubernetes' name of NVIDIA's graphics cards. */
const NVIDIA = 'nvidia.com/gpu';

/** Why Compose can't be asked for something that Kubernetes counts. */
const UNCOUNTED: Record<string, string> = {
  'habana.ai/gaudi':
    "Compose can't count Gaudi cards; with `runtime: habana` a container gets those that HABANA_VISIBLE_DEVICES says",
  'amd.com/gpu':
    "Compose can't count AMD's cards; with `devices: [/dev/kfd, /dev/dri]` a container gets all of them",
  'ephemeral-storage': 'Compose does not limit what a container writes',
};

/** What of `resources` and `replicas` Compose can say. */
export interface ContainerResources {
  deploy?: Deploy;
  /** NVIDIA's cards. */
  gpus?: number;
  /** What it can't say, and why. */
  unsaid: { key: string; reason: string }[];
  /** What is no quantity. */
  invalid: string[];
}

/** Converts what Kubernetes calls `resources`. */
export function readResources({
  replicas,
  resources = {},
}: Microservice): ContainerResources {
  const result: ContainerResources = { unsaid: [], invalid: [] };
  const { limits, requests, ...others } = resources;
  for (const key of Object.keys(others)) {
    result.unsaid.push({ key, reason: 'Compose has nothing like it' });
  }
  const said = {
    limits: readAmounts(limits, result),
    reservations: readAmounts(requests, result),
  };
  const written = Object.fromEntries(
    Object.entries(said).filter(([, amounts]) => amounts !== undefined),
  );
  const hasResources = Object.keys(written).length > 0;
  if (replicas !== undefined || hasResources) {
    result.deploy = {
      ...(replicas !== undefined && { replicas }),
      ...(hasResources && { resources: written }),
    };
  }
  return result;
}

function readAmounts(
  amounts: unknown,
  result: ContainerResources,
): Record<string, string> | undefined {
  const said: Record<string, string> = {};
  const isMap = typeof amounts === 'object' && amounts !== null;
  if (amounts !== undefined && !isMap) {
    result.invalid.push(String(amounts));
  }
  for (const [key, value] of Object.entries(isMap ? amounts : {})) {
    const quantity = readQuantity(value);
    if (quantity === undefined) {
      result.invalid.push(`${key}: ${value}`);
    } else if (key === 'cpu') {
      said.cpus = writeCpus(quantity);
    } else if (key === 'memory') {
      said.memory = writeBytes(quantity);
    } else if (key === NVIDIA) {
      result.gpus = Math.max(result.gpus ?? 0, quantity);
    } else {
      const reason = UNCOUNTED[key] ?? 'Compose has nothing like it';
      result.unsaid.push({ key, reason });
    }
  }
  return Object.keys(said).length > 0 ? said : undefined;
}

/** A container that is given cards; other wishes for some give way. */
export function withGpus(
  { gpus: _, ...definition }: ComposeService,
  count: number,
): ComposeService {
  const device = { driver: 'nvidia', count, capabilities: ['gpu'] };
  return mergeOptions(definition, {
    deploy: { resources: { reservations: { devices: [device] } } },
  });
}
