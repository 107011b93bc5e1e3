import type {
  Explained,
  ExplainedCall,
  PipelineExplanation,
  ServiceExplanation,
  ValueSource,
} from '@opea/backstage-plugin-gmc-common';
import type { Colors } from '../io/Terminal';
import { printable } from './printable';

const SOURCES: Record<ValueSource, string> = {
  written: 'written',
  component: "the component's",
  default: 'by default',
};

const PLACES: Record<ServiceExplanation['place'], string> = {
  flow: 'in the flow',
  beside: 'beside the flow',
  unused: 'not used',
};

/** What is said of a service: what, which value, where it comes from. */
type Row = [what: string, value: string, source: string];

/** A pipeline for people: the flow, and of each service what it is and why. */
export function explanationText(
  { megaService, services, flow }: PipelineExplanation,
  colors: Colors,
): string {
  const blocks = [
    [colors.bold('flow'), ...flow.rules.map(rule => `  ${printable(rule)}`)],
    [
      colors.bold('megaservice'),
      ...lines(
        rows({
          port: megaService.port,
          endpoint: megaService.endpoint,
          image: megaService.image,
        }),
        colors,
      ),
    ],
    ...services.map(service => [
      `${colors.bold(printable(service.name))} ${colors.dim(
        PLACES[service.place],
      )}`,
      ...lines(serviceRows(service), colors),
    ]),
  ];
  return blocks
    .map(block => block.map(line => `${line}\n`).join(''))
    .join('\n');
}

function serviceRows(service: ServiceExplanation): Row[] {
  const { component, url, model, calls } = service;
  return [
    [
      'component',
      component ? `${component.id} (${component.title})` : 'unknown',
      component ? whatTold(component.from) : '',
    ],
    ...(url === undefined ? [] : [['runs at', url, 'written'] satisfies Row]),
    ...rows({
      endpoint: service.endpoint,
      port: service.port,
      image: service.image,
      replicas: service.replicas,
      model,
      hardware: service.hardware,
    }),
    ...calls.flatMap(call => callRows(call, model?.value)),
  ];
}

function whatTold(from: 'type' | 'endpoint' | 'name'): string {
  return from === 'type' ? 'written' : `told by its ${from}`;
}

function callRows(
  { by, value, title, image, model, from }: ExplainedCall,
  answersWith: string | undefined,
): Row[] {
  const other = model && model.value !== answersWith ? model : undefined;
  return [
    [by, title === undefined ? value : `${value} (${title})`, SOURCES[from]],
    ...(image === undefined ? [] : [[' image', image, ''] satisfies Row]),
    ...rows({ ' model': other }),
  ];
}

function rows(
  values: Record<string, Explained<string | number> | undefined>,
): Row[] {
  return Object.entries(values).flatMap(([what, explained]) =>
    explained
      ? [[what, String(explained.value), SOURCES[explained.from]] satisfies Row]
      : [],
  );
}

/** In columns, as far as the values are of a length for that. */
function lines(table: readonly Row[], colors: Colors): string[] {
  const width = Math.min(
    50,
    Math.max(...table.map(([, value]) => value.length)),
  );
  return table.map(([what, value, source]) =>
    `  ${what.padEnd(10)} ${printable(value).padEnd(width)}  ${
      source && colors.dim(source)
    }`.trimEnd(),
  );
}
