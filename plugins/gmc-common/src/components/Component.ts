import * as z from 'zod/mini';

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

const hardwareSchema: z.ZodMiniEnum<HardwareChoices> = z.enum(HARDWARE);

const pathSchema = z
  .string()
  .check(z.startsWith('/', { error: 'a path, which begins with /' }));

const portSchema = z.int().check(z.minimum(1), z.maximum(65535));

const textsSchema = z.array(z.string());

const variablesSchema = z.record(z.string(), z.string());

const optionsSchema = z.record(z.string(), z.unknown());

const callSchema = z.strictObject({
  /** What a service's own key chooses it by: `server: tgi`, `store: redis`. */
  by: z.enum(['server', 'store']),
  /** The components that can be called, the default first. */
  components: textsSchema.check(z.minLength(1)),
  /** The service's `model` is the model of this callee. */
  takesModel: z.optional(z.boolean()),
  /**
   * By component, the caller's variables that point at it: `{host}`, `{port}`,
   * `{url}` and `{model}` in a value are the callee's.
   */
  environment: z.optional(z.record(z.string(), variablesSchema)),
});

const containerVariantSchema = z.strictObject({
  image: z.optional(z.string()),
  environment: z.optional(variablesSchema),
  /** Arguments of the image's program. */
  command: z.optional(textsSchema),
  /** Other keys of a Compose service: `runtime`, `cap_add`, `devices`. */
  options: z.optional(optionsSchema),
});

const containerSchema = z.strictObject({
  /**
   * Variables of its own. `{model}` in a value, or in an argument of the
   * command, is the model it serves, and `{port}` its port.
   */
  environment: z.optional(variablesSchema),
  /** Arguments of the image's program. */
  command: z.optional(textsSchema),
  /** Other keys of a Compose service; a hardware's own are added to them. */
  options: z.optional(optionsSchema),
  /** Mounts of named volumes: `models:/data`. */
  volumes: z.optional(textsSchema),
  /** Shared memory, as Compose writes it: `1g`. */
  shmSize: z.optional(z.string()),
  /**
   * Variables whose values are secrets, with what to say to somebody who has
   * not set them.
   */
  secrets: z.optional(variablesSchema),
  healthCheck: z.optional(
    z.strictObject({
      /** A path that answers 200 as soon as it is ready. */
      path: z.optional(pathSchema),
      /** What to run in the container instead. */
      command: z.optional(textsSchema),
      /** Seconds until failures count: the time to load a model, say. */
      startPeriod: z.int().check(z.positive()),
    }),
  ),
  /** What differs on a kind of hardware. */
  hardware: z.optional(z.partialRecord(hardwareSchema, containerVariantSchema)),
});

const gmcFormSchema = z.strictObject({
  /** The step for each hardware it can run on; `xeon` is what others fall back to. */
  steps: z.partialRecord(hardwareSchema, z.string()),
  /** The port of the Service that the operator makes; not to be chosen. */
  port: portSchema,
  /** The path that the operator's image answers, where it is not today's. */
  endpoint: z.optional(pathSchema),
  /** The config key that chooses the model. */
  modelKey: z.optional(z.string()),
  /** Config keys that name another step's Service: key → component. */
  calls: z.optional(variablesSchema),
  /** Config that is always needed. */
  config: z.optional(variablesSchema),
});

/**
 * What is known about a kind of microservice or model server: data, so that
 * an adopter can add kinds of their own.
 *
 * @public
 */
export const componentSchema = z.strictObject({
  id: z.string().check(
    z.regex(/^[a-z0-9][a-z0-9-]*$/, {
      error: 'a text of lower-case letters, digits and -',
    }),
  ),
  /** What it is called for people. */
  title: z.string(),
  role: z.enum(['microservice', 'model-server']),
  /** It stands beside the flow: nothing calls it while a prompt is answered. */
  besideFlow: z.optional(z.boolean()),
  /**
   * Names that services of this kind go by beside the id and the image's name,
   * in lower case, with `-` between words.
   */
  names: z._default(textsSchema, []),
  /**
   * Paths that it answers, today's first. A service that gives a path and
   * nothing else is of the first component that has the path.
   */
  endpoints: z._default(z.array(pathSchema), []),
  port: portSchema,
  /** Today's image, pinned to a release. */
  image: z.string(),
  /** The `ServiceType` of OPEA's Python package that it has in a flow. */
  serviceType: z.optional(
    z.string().check(
      z.regex(/^[A-Z][A-Z0-9_]*$/, {
        error: 'a text of upper-case letters, digits and _',
      }),
    ),
  ),
  /** How it runs as a container. */
  container: z.optional(containerSchema),
  /** The model it serves if nobody says which: one that needs no token. */
  model: z.optional(z.string()),
  calls: z.optional(z.array(callSchema)),
  /** How each GMC deploys it; absent where it can't. */
  gmc: z._default(
    z.strictObject({
      genaiinfra: z.optional(gmcFormSchema),
      'enterprise-rag': z.optional(gmcFormSchema),
    }),
    {},
  ),
});

/** @public */
export type Component = z.infer<typeof componentSchema>;

/**
 * How a GMC deploys a component.
 *
 * @public
 */
export type GmcForm = z.infer<typeof gmcFormSchema>;
