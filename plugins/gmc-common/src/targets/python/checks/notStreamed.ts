import { isLanguageModel, streams } from '../PythonContext';
import type { PythonContext } from '../PythonContext';

/** Tells of language models whose answers have to be waited for. */
export function notStreamed(context: PythonContext): void {
  if (streams(context)) {
    return;
  }
  for (const { service } of context.flow.filter(isLanguageModel)) {
    context.report.info(
      'not-streamed',
      service.ranges.name,
      `What '${service.name}' answers is not streamed: comps can stream only from one language model at the end of the flow`,
    );
  }
}
