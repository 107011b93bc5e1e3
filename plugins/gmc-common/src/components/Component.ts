import * as z from 'zod';

/**
 * The hardware a model server runs on.
 *
 * @public
 */
export const HARDWARE = [
  'xeon',
  'epyc',
  'gaudi',
  'nvidia',
  'rocm',
  'arc',
] as const;

/** @public */
export type Hardware = (typeof HARDWARE)[number];

/** Spelled out: TypeScript has no order of its own for what it infers. */
type HardwareChoices = {
  xeon: 'xeon';
  epyc: 'epyc';
  gaudi: 'gaudi';
  nvidia: 'nvidia';
  rocm: 'rocm';
  arc: 'arc';
};

const hardwareSchema: z.ZodEnum<HardwareChoices> = z.enum(HARDWARE);

const pathSchema = z
  .string()
  .startsWith('/', { error: 'a path, which begins with /' });

const callSchema = z.strictObject({
  /** What a service's own key chooses it by: `server: tgi`, `store: redis`. */
  by: z.enum(['server', 'store']),
  /** The components that can be called, the default first. */
  components: z.array(z.string()).min(1),
  /** The service's `model` is the model of this callee. */
  takesModel: z.boolean().optional(),
  /**
   * By component, the caller's variables that point at it: `{host}`, `{port}`,
   * `{url}` and `{model}` in a value are the callee's.
   */
  environment: z
    .record(z.string(), z.record(z.string(), z.string()))
    .optional(),
});

const containerVariantSchema = z.strictObject({
  image: z.string().optional(),
  environment: z.record(z.string(), z.string()).optional(),
  /** Arguments of the image's program. */
  command: z.array(z.string()).optional(),
  /** Other keys of a Compose service: `runtime`, `cap_add`, `devices`. */
  options: z.record(z.string(), z.unknown()).optional(),
});

const containerSchema = z.strictObject({
  /**
   * Variables of its own. `{model}` in a value, or in an argument of the
   * command, is the model it serves, and `{port}` its port.
   */
  environment: z.record(z.string(), z.string()).optional(),
  /** Arguments of the image's program. */
  command: z.array(z.string()).optional(),
  /** Other keys of a Compose service; a hardware's own are added to them. */
  options: z.record(z.string(), z.unknown()).optional(),
  /** Mounts of named volumes: `models:/data`. */
  volumes: z.array(z.string()).optional(),
  /** Shared memory, as Compose writes it: `1g`. */
  shmSize: z.string().optional(),
  /**
   * Variables whose values are secrets, with what to say to somebody who has
   * not set them.
   */
  secrets: z.record(z.string(), z.string()).optional(),
  healthCheck: z
    .strictObject({
      /** A path that answers 200 as soon as it is ready. */
      path: pathSchema.optional(),
      /** What to run in the container instead. */
      command: z.array(z.string()).optional(),
      /** Seconds until failures count: the time to load a model, say. */
      startPeriod: z.int().positive(),
    })
    .optional(),
  /** What differs on a kind of hardware. */
  hardware: z.partialRecord(hardwareSchema, containerVariantSchema).optional(),
});

const gmcFormSchema = z.strictObject({
  /** The step for each hardware it can run on; `xeon` is what others fall back to. */
  steps: z.partialRecord(hardwareSchema, z.string()),
  /** The port of the Service that the operator makes; not to be chosen. */
  port: z.int().min(1).max(65535),
  /** The path that the operator's image answers, where it is not today's. */
  endpoint: pathSchema.optional(),
  /** The config key that chooses the model. */
  modelKey: z.string().optional(),
  /** Config keys that name another step's Service: key → component. */
  calls: z.record(z.string(), z.string()).optional(),
  /** Config that is always needed. */
  config: z.record(z.string(), z.string()).optional(),
});

/**
 * What is known about a kind of microservice or model server: data, so that
 * an adopter can add kinds of their own.
 *
 * @public
 */
export const componentSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, {
    error: 'a text of lower-case letters, digits and -',
  }),
  /** What it is called for people. */
  title: z.string(),
  role: z.enum(['microservice', 'model-server']),
  /** It stands beside the flow: nothing calls it while a prompt is answered. */
  besideFlow: z.boolean().optional(),
  /**
   * Names that services of this kind go by beside the id and the image's name,
   * in lower case, with `-` between words.
   */
  names: z.array(z.string()).default([]),
  /**
   * Paths that it answers, today's first. A service that gives a path and
   * nothing else is of the first component that has the path.
   */
  endpoints: z.array(pathSchema).default([]),
  port: z.int().min(1).max(65535),
  /** Today's image, pinned to a release. */
  image: z.string(),
  /** The `ServiceType` of OPEA's Python package that it has in a flow. */
  serviceType: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*$/, {
      error: 'a text of upper-case letters, digits and _',
    })
    .optional(),
  /** How it runs as a container. */
  container: containerSchema.optional(),
  /** The model it serves if nobody says which: one that needs no token. */
  model: z.string().optional(),
  calls: z.array(callSchema).optional(),
  /** How each GMC deploys it; absent where it can't. */
  gmc: z
    .strictObject({
      genaiinfra: gmcFormSchema.optional(),
      'enterprise-rag': gmcFormSchema.optional(),
    })
    .default({}),
});

/** @public */
export type Component = z.infer<typeof componentSchema>;

/**
 * How a GMC deploys a component.
 *
 * @public
 */
export type GmcForm = z.infer<typeof gmcFormSchema>;
