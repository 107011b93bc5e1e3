import type {
  ActionContext,
  TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import type { JsonObject } from '@backstage/types';
import { validate } from 'jsonschema';

/** What came of an action that was run as the scaffolder runs it. */
export interface ActionRun {
  outputs: Record<string, unknown>;
  /** The lines it logged, each with its level. */
  log: string[];
}

/**
 * Runs a template action, its input checked against its schema as the
 * scaffolder does.
 */
export async function runAction<I extends JsonObject, O extends JsonObject>(
  action: TemplateAction<I, O, 'v2'>,
  input: I,
  context: Partial<ActionContext<I, O, 'v2'>> = {},
): Promise<ActionRun> {
  const { errors } = validate(input, action.schema?.input ?? {});
  if (errors.length > 0) {
    throw new Error(`Invalid input passed to action ${action.id}, ${errors}`);
  }
  const log: string[] = [];
  const write = (level: string) => (message: string) => {
    log.push(`${level} ${message}`);
  };
  const base = createMockActionContext<I, O>({ input });
  const outputs: Record<string, unknown> = {};
  await action.handler({
    ...base,
    logger: {
      ...base.logger,
      info: write('info'),
      warn: write('warn'),
    },
    output: (name, value) => {
      outputs[name as string] = value;
    },
    ...context,
  });
  return { outputs, log };
}
