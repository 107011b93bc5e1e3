import type {
  PipelineExplanation,
  ServiceExplanation,
} from './PipelineExplanation';

/** Something that services call, once for all that call the same. */
interface CalleeNode {
  label: string;
  isStore: boolean;
  callers: number[];
}

/**
 * Draws a pipeline as a flowchart for Mermaid: the calls of the flow as arrows,
 * those of model servers and stores dotted. Services elsewhere have round ends.
 *
 * @param explanation - of {@link explainPipeline}
 * @returns a text that nothing in the document's names can break out of
 *
 * @public
 */
export function toMermaid({ services, flow }: PipelineExplanation): string {
  const ids = new Map(services.map(({ name }, index) => [name, `s${index}`]));
  const callees = calleesOf(services);
  const lines = [
    'flowchart LR',
    ...services.map((service, index) => `s${index}${shapeOf(service)}`),
    ...callees.map(({ label, isStore }, index) =>
      isStore ? `c${index}[("${label}")]` : `c${index}["${label}"]`,
    ),
    ...flow.edges.map(({ from, to }) => `${ids.get(from)} --> ${ids.get(to)}`),
    ...callees.flatMap(({ callers }, index) =>
      callers.map(caller => `s${caller} -.-> c${index}`),
    ),
  ];
  return lines.map((line, index) => `${index ? '  ' : ''}${line}\n`).join('');
}

function shapeOf({ name, component, url }: ServiceExplanation): string {
  const label = labelOf(name, component?.title);
  return url === undefined ? `["${label}"]` : `(["${label}"])`;
}

function calleesOf(services: readonly ServiceExplanation[]): CalleeNode[] {
  const nodes = new Map<string, CalleeNode>();
  for (const [caller, { calls }] of services.entries()) {
    for (const { by, value, title, model } of calls) {
      const label = labelOf(title ?? value, value, model?.value);
      const node = nodes.get(label);
      if (node) {
        node.callers.push(caller);
      } else {
        nodes.set(label, { label, isStore: by === 'store', callers: [caller] });
      }
    }
  }
  return [...nodes.values()];
}

function labelOf(...parts: (string | undefined)[]): string {
  return parts
    .filter(part => part !== undefined && part !== '')
    .map(part => escaped(part ?? ''))
    .join('<br/>');
}

/** All that could mean something to Mermaid, or to HTML, as its number. */
function escaped(text: string): string {
  return text.replace(
    /[^\p{L}\p{N} ._/:@(),-]/gu,
    character => `#${character.codePointAt(0)};`,
  );
}
