import type { Catalogue, Component } from '../../components';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { Microservice, Pipeline } from '../../opea';

/** A microservice of the flow, with what is known of its kind. */
export interface FlowService {
  service: Microservice;
  component?: Component;
}

/** What rendering works with. */
export interface PythonContext {
  pipeline: Pipeline;
  catalogue: Catalogue;
  report: DiagnosticReport;
  /** The services that the program calls, in the order of the flow. */
  flow: readonly FlowService[];
  /** Those of them whose answers are the flow's. */
  last: readonly FlowService[];
}

/** A service that comps sends the request's language model settings to. */
export function isLanguageModel({ component }: FlowService): boolean {
  return ['LLM', 'LVM'].includes(component?.serviceType ?? '');
}

/**
 * Whether the answer can be streamed: by the only language model, at the end of
 * the flow. What comps streams it can't hand to other services.
 */
export function streams({ flow, last }: PythonContext): boolean {
  return (
    last.length === 1 &&
    isLanguageModel(last[0]) &&
    flow.filter(isLanguageModel).length === 1
  );
}
