import type { Catalogue } from '../components';
import { distinctDiagnostics, hasErrors } from '../diagnostics';
import type { Diagnostic } from '../diagnostics';
import { parseOpea } from '../opea';
import type { Pipeline } from '../opea';
import { renderCompose, renderGmc, renderPython } from '../targets';
import type { ApplicationAnswers, ChatQnaAnswers } from './answers';
import { applicationEntityRefs, catalogInfo } from './catalogInfo';
import { gitBlobId } from './gitBlobId';
import { gitOps } from './gitOps';
import { provenance } from './provenance';
import type { TemplateOrigin } from './provenance';
import { readme } from './readme';
import { renderOpeaYaml } from './renderOpeaYaml';
import type { RepositoryLocation } from './RepositoryLocation';

/**
 * What an application is rendered from: the answers of a form, or an
 * `opea.yaml` that is there and is kept as it is.
 *
 * @public
 */
export type RenderApplicationOptions = {
  repository: RepositoryLocation;
  template: TemplateOrigin;
  /** Components beside the built-in ones. */
  catalogue?: Catalogue;
} & (
  | { answers: ChatQnaAnswers; opeaYaml?: undefined }
  | { answers: ApplicationAnswers; opeaYaml: string }
);

/**
 * The files of an application's repository.
 *
 * @public
 */
export interface RenderedApplication {
  /** Texts by path; none where the diagnostics hold an error. */
  files: Record<string, string>;
  /** Findings about `opea.yaml`. */
  diagnostics: Diagnostic[];
}

/**
 * Writes the repository of an application. The same options give the same
 * bytes.
 *
 * @returns no file but `opea.yaml` itself can be written while that has
 * errors, so then there is none at all
 * @public
 */
export function renderApplication(
  options: RenderApplicationOptions,
): RenderedApplication {
  const { answers, repository, catalogue } = options;
  const file = 'opea.yaml';
  const opeaYaml = options.opeaYaml ?? renderOpeaYaml(options.answers);
  const parsed = parseOpea(opeaYaml, { file, catalogue });
  if (!parsed.pipeline || hasErrors(parsed.diagnostics)) {
    return { files: {}, diagnostics: parsed.diagnostics };
  }

  const { pipeline } = parsed;
  const gmc = renderGmc(pipeline, {
    name: answers.connector,
    namespace: answers.namespace,
    existingNamespace: answers.existingNamespace,
    kubernetesId: answers.name,
    catalogue,
    file,
    entityRef: applicationEntityRefs(answers)[0],
    source: {
      repository: repository.webUrl,
      path: file,
      blob: gitBlobId(opeaYaml),
    },
  });
  const elsewhere = { name: answers.name, catalogue, file };
  const targets = [
    gmc,
    renderCompose(pipeline, elsewhere),
    renderPython(pipeline, elsewhere),
  ];
  const diagnostics = distinctDiagnostics(
    [parsed, ...targets].flatMap(result => result.diagnostics),
  );
  if (hasErrors(diagnostics)) {
    return { files: {}, diagnostics };
  }

  const files = {
    [file]: opeaYaml,
    ...Object.assign({}, ...targets.map(target => target.files)),
    ...gitOps(answers, repository),
    ...aboutIt(options, pipeline, gmc.routerService),
  };
  return {
    files: {
      ...files,
      '.opea/app.yaml': provenance(answers, options.template, files),
    },
    diagnostics,
  };
}

function aboutIt(
  { answers }: RenderApplicationOptions,
  pipeline: Pipeline,
  routerService: string,
): Record<string, string> {
  const routerUrl = `http://${routerService}.${answers.namespace}.svc.cluster.local:8080`;
  return {
    'catalog-info.yaml': catalogInfo({ answers, pipeline, routerUrl }),
    'README.md': readme({ answers, pipeline, routerService }),
  };
}
