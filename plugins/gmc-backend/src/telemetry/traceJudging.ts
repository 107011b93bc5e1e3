import type { Tracing } from './telemetryServices';

/** Has what judges a cluster's connectors, and counts them, run in a span. */
export function traceJudging(
  tracing: Tracing,
  cluster: string,
): (judge: () => number) => void {
  return judge => {
    void tracing.startActiveSpan(
      'gmc.judge',
      { attributes: { 'gmc.cluster': cluster } },
      span => span.setAttribute('gmc.connectors', judge()),
    );
  };
}
