import { SCHEMA_VERSION } from '@opea/backstage-plugin-gmc-common';
import type { JudgedConnector } from '../documents/JudgedConnector';

/**
 * Verdicts for programs, the root cause first. Fields are added within a
 * version of the schema, never removed.
 *
 * @param about - what else the document says
 */
export function verdictJson(
  judged: readonly JudgedConnector[],
  about: Readonly<Record<string, unknown>> = {},
): string {
  const connectors = judged.map(({ namespace, name, verdict }) => ({
    namespace,
    name,
    state: verdict.state,
    since: verdict.since,
    claim: verdict.claim ?? null,
    causes: verdict.causes.map(
      ({ code, step, object, since, message, advice }) => ({
        code,
        step,
        object,
        since,
        message,
        advice,
      }),
    ),
    notices: verdict.notices.map(({ code, object, message }) => ({
      code,
      object,
      message,
    })),
    // The connector's own router belongs to no node.
    steps: verdict.steps.map(({ name: step, node = null, state }) => ({
      name: step,
      node,
      state,
    })),
  }));
  const document = { schemaVersion: SCHEMA_VERSION, ...about, connectors };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
