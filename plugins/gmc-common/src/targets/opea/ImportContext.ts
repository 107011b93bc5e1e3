import type { Catalogue, Component } from '../../components';
import type { Profile } from '../../connector';
import type { ConnectorView, StepView } from '../../connector/ConnectorView';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';

/** What reading a connector back works with. */
export interface ImportContext {
  connector: ConnectorView;
  profile: Profile;
  catalogue: Catalogue;
  report: DiagnosticReport;
}

/**
 * What a step is to an `opea.yaml`:
 *
 * - `node`: leads to another node
 * - `flow`: a microservice that the router calls
 * - `beside`: data preparation, a user interface
 * - `server`: a model server or store
 * - `uncalled`: a microservice that is deployed, and left alone by the router
 */
export type StepKind = 'node' | 'flow' | 'beside' | 'server' | 'uncalled';

/** A step, with what is known of its kind. */
export interface ImportedStep {
  step: StepView;
  kind: StepKind;
  component?: Component;
  /** For findings: `Llm (llm-svc)`. */
  title: string;
}
