import type { JudgedConnector } from '../documents/judgeDump';

/** Verdicts for programs, the root cause first. */
export function verdictJson(judged: readonly JudgedConnector[]): string {
  const connectors = judged.map(({ namespace, name, verdict }) => ({
    namespace,
    name,
    state: verdict.state,
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
  return `${JSON.stringify({ connectors }, undefined, 2)}\n`;
}
