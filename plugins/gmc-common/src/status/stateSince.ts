import type { WeighedFinding } from './explain';
import type { ConnectorState } from './Verdict';
import type { ConnectorView } from './view/ConnectorView';
import { readySince } from './view/readySince';
import { earliest, latest } from './view/time';

/** Since when a state holds, as far as the objects tell. */
export function stateSince(
  state: ConnectorState,
  view: ConnectorView,
  findings: WeighedFinding[],
): string | undefined {
  switch (state) {
    case 'ready':
      return readySince(view);
    case 'deleting':
      return view.connector?.metadata.deletionTimestamp;
    case 'stuck':
      return findings[0]?.since;
    case 'progressing':
    case 'degraded':
      return earliest(
        ...findings
          .filter(({ failing }) => failing === (state === 'degraded'))
          .map(({ since }) => since),
      );
    default:
      return latest(...findings.map(({ since }) => since));
  }
}
