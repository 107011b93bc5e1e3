import type { DiagnosticCode } from '../diagnostics';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import type { ConnectorView } from './ConnectorView';
import type { Profile } from './GMConnector';

/** What the rules look at. */
export interface ConnectorContext {
  connector: ConnectorView;
  profile: Profile;
  report: DiagnosticReport;
}

/** One thing that can be wrong with a connector. */
export interface ConnectorRule {
  code: DiagnosticCode;
  check(context: ConnectorContext): void;
}
