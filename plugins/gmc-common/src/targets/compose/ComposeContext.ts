import type { Catalogue, Component } from '../../components';
import type { DiagnosticReport } from '../../diagnostics/DiagnosticReport';
import type { Microservice, Pipeline } from '../../opea';

/** What rendering works with. */
export interface ComposeContext {
  pipeline: Pipeline;
  /** The microservices that run in containers, in the order of the document. */
  deployed: readonly Microservice[];
  /** The names of those that take part in answering, elsewhere or not. */
  flowing: ReadonlySet<string>;
  catalogue: Catalogue;
  report: DiagnosticReport;
}

/** The component of a microservice, if it is known. */
export function componentOf(
  { component }: Microservice,
  { catalogue }: Pick<ComposeContext, 'catalogue'>,
): Component | undefined {
  return component === undefined ? undefined : catalogue.get(component);
}

/** Whether there is a megaservice: an image of one, or a flow to make it of. */
export function hasMegaService({ pipeline, flowing }: ComposeContext): boolean {
  return pipeline.megaService.image !== undefined || flowing.size > 0;
}
