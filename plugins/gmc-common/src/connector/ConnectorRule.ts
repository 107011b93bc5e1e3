import type { DiagnosticCode } from '../diagnostics';
import type { DiagnosticReport } from '../diagnostics/DiagnosticReport';
import type { ConnectorView } from './ConnectorView';
import type { Profile } from './GMConnector';

/** What the rules look at. */
export interface ConnectorContext {
  connector: ConnectorView;
  /** The connectors before it in the same text. */
  earlier: readonly ConnectorView[];
  /** The whole text, for edits of it. */
  lines: readonly string[];
  profile: Profile;
  report: DiagnosticReport;
}

/** One thing that can be wrong with a connector. */
export interface ConnectorRule {
  code: DiagnosticCode;
  check(context: ConnectorContext): void;
}
