import { DEFAULT_CATALOGUE } from '../../components';
import { hasErrors } from '../../diagnostics';
import type { Diagnostic } from '../../diagnostics';
import type { Pipeline } from '../../opea';
import { header, sourceName } from '../header';
import { completeDeployment } from './completeDeployment';
import { connectorToPipeline } from './connectorToPipeline';
import { printOpea } from './printOpea';
import type { RenderOpeaOptions, RenderOpeaResult } from './RenderOpeaOptions';

const FILE = 'opea.yaml';

const MAKE_AGAIN =
  'From now on this is the file to change. Made from there again, it loses what was changed here.';

/**
 * Writes an `opea.yaml`: of a connector, so that what runs today can be
 * adopted, or of a pipeline. Pure: the same source and options give the same
 * bytes, and what is written reads without errors.
 *
 * @param source - the text of a manifest with one GMConnector, or a pipeline;
 * one without a flow, of the exporter's dialect, gets the flow that its
 * components tell
 *
 * @public
 */
export function renderOpea(
  source: string | Pipeline,
  options: RenderOpeaOptions = {},
): RenderOpeaResult {
  const { pipeline, diagnostics, from, what } = read(source, options);
  if (!pipeline || hasErrors(diagnostics)) {
    return { files: {}, diagnostics };
  }
  const { file, catalogue = DEFAULT_CATALOGUE } = options;
  const head = header(
    [from, file && sourceName(file)].filter(Boolean).join(' in ') ||
      'a pipeline',
    what,
    options.renderAgain ?? MAKE_AGAIN,
  );
  return {
    files: { [FILE]: head + printOpea(pipeline, catalogue) },
    diagnostics,
    pipeline,
  };
}

/** A pipeline, and in words where it is from and what was done to it. */
interface Origin {
  pipeline?: Pipeline;
  diagnostics: Diagnostic[];
  from?: string;
  what: string;
}

function read(source: string | Pipeline, options: RenderOpeaOptions): Origin {
  if (typeof source === 'string') {
    const { name, profile, ...result } = connectorToPipeline(source, options);
    return {
      ...result,
      from: `the GMConnector ${name ?? ''}`.trim(),
      what: `back from GMC (${profile})`,
    };
  }
  if (source.dialect === 'rfc') {
    return { pipeline: source, diagnostics: [], what: 'as it was read' };
  }
  const { name } = source.megaService;
  return {
    ...completeDeployment(source, options),
    from: name === undefined ? undefined : `the megaservice ${name}`,
    what: "of the exporter's document",
  };
}
