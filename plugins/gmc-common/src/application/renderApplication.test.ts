import fc from 'fast-check';
import { parse, parseAllDocuments } from 'yaml';
import { validateApplication } from '../validation';
import { parseApplicationAnswers, parseChatQnaAnswers } from './answers';
import type { ApplicationAnswers, ChatQnaAnswers } from './answers';
import { gitBlobId } from './gitBlobId';
import { renderApplication } from './renderApplication';
import type { RenderedApplication } from './renderApplication';

const asked = {
  name: 'support-chat',
  title: 'Support chat',
  owner: 'group:default/support',
  repository: 'github.com?owner=team&repo=chat',
  cluster: 'production',
  namespace: 'support',
};

const surroundings = {
  repository: {
    cloneUrl: 'https://github.com/team/chat.git',
    webUrl: 'https://github.com/team/chat',
  },
  template: { entityRef: 'template:default/opea-chatqna', version: '0.1.0' },
};

function chatQna(given: object = {}): RenderedApplication {
  const answers = parseChatQnaAnswers({ ...asked, ...given })
    .answers as ChatQnaAnswers;
  return renderApplication({ ...surroundings, answers });
}

function fromYaml(opeaYaml: string): RenderedApplication {
  const answers = parseApplicationAnswers(asked).answers as ApplicationAnswers;
  return renderApplication({ ...surroundings, answers, opeaYaml });
}

function entities({ files }: RenderedApplication) {
  return parseAllDocuments(files['catalog-info.yaml']).map(document =>
    document.toJS(),
  );
}

describe('renderApplication', () => {
  it('writes a repository that is whole, without a finding', () => {
    const { files, diagnostics } = chatQna();
    expect(diagnostics).toEqual([]);
    expect(Object.keys(files).sort()).toEqual([
      '.opea/app.yaml',
      'README.md',
      'app/megaservice.py',
      'app/requirements.txt',
      'catalog-info.yaml',
      'deploy/compose/.env.example',
      'deploy/compose/compose.yaml',
      'deploy/gmc/connector.yaml',
      'deploy/gmc/kustomization.yaml',
      'deploy/gmc/namespace.yaml',
      'opea.yaml',
    ]);
  });

  it('writes what passes every check, whatever the answers', () => {
    const name = fc.stringMatching(/^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/);
    const text = fc
      .string({ unit: 'grapheme', maxLength: 80 })
      .filter(value => !/\p{Cc}/u.test(value));
    fc.assert(
      fc.property(
        fc.record({
          name,
          connector: name,
          namespace: name.filter(value => !value.startsWith('kube-')),
          title: text,
          description: text,
          system: fc.option(name, { nil: undefined }),
          cluster: fc.stringMatching(/^[a-zA-Z0-9:/_.-]{1,60}$/),
          hardware: fc.constantFrom('xeon', 'gaudi', 'nvidia'),
          gitops: fc.constantFrom('argocd', 'flux', 'none'),
          existingNamespace: fc.boolean(),
          reranking: fc.boolean(),
          dataPreparation: fc.boolean(),
        }),
        given => {
          const { files, diagnostics } = chatQna(given);
          expect(diagnostics).toEqual([]);
          expect(validateApplication(files)).toEqual([]);
        },
      ),
    );
  });

  it('writes the same bytes again, in whatever order the answers come', () => {
    const reversed = Object.fromEntries(Object.entries(asked).reverse());
    const answers = parseChatQnaAnswers(reversed).answers as ChatQnaAnswers;
    expect(renderApplication({ ...surroundings, answers })).toEqual(chatQna());
  });

  it('lets the entity and the connector name each other', () => {
    const rendered = chatQna({ connector: 'chat' });
    const [, component] = entities(rendered);
    expect(component).toMatchObject({
      kind: 'Component',
      metadata: {
        name: 'support-chat',
        annotations: {
          'gmc.opea.io/connector': 'support/chat',
          'backstage.io/kubernetes-cluster': 'production',
          'backstage.io/kubernetes-id': 'support-chat',
          'backstage.io/kubernetes-namespace': 'support',
        },
      },
    });
    expect(parse(rendered.files['deploy/gmc/connector.yaml'])).toMatchObject({
      metadata: {
        name: 'chat',
        namespace: 'support',
        labels: { 'backstage.io/kubernetes-id': 'support-chat' },
        annotations: {
          'gmc.opea.io/entity': 'component:default/support-chat',
          'gmc.opea.io/source': `https://github.com/team/chat opea.yaml ${gitBlobId(
            rendered.files['opea.yaml'],
          )}`,
        },
      },
    });
  });

  it('makes a System of its own, or joins one that is there', () => {
    expect(entities(chatQna()).map(({ kind }) => kind)).toEqual([
      'System',
      'Component',
      'API',
    ]);
    const joined = entities(chatQna({ system: 'helpdesk' }));
    expect(joined.map(({ kind }) => kind)).toEqual(['Component', 'API']);
    for (const { spec } of joined) {
      expect(spec).toMatchObject({
        system: 'helpdesk',
        owner: 'group:default/support',
      });
    }
  });

  it('keeps text that YAML would read as something else', () => {
    const description = "yes: 'no' # {today} & *more*";
    const [system] = entities(chatQna({ description, title: 'null' }));
    expect(system.metadata).toMatchObject({ description, title: 'null' });
  });

  it("describes the router's API, with documents only where they are taken", () => {
    const [, , api] = entities(chatQna());
    expect(Object.keys(parse(api.spec.definition).paths)).toEqual([
      '/',
      '/dataprep',
    ]);
    const [, , without] = entities(chatQna({ dataPreparation: false }));
    expect(Object.keys(parse(without.spec.definition).paths)).toEqual(['/']);
    expect(parse(without.spec.definition).servers[0].url).toBe(
      'http://router-service.support.svc.cluster.local:8080',
    );
  });

  it('makes Argo CD follow what is deployed', () => {
    const { files } = chatQna({ gitops: 'argocd' });
    expect(parse(files['deploy/gitops/application.yaml'])).toMatchObject({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'support-chat', namespace: 'argocd' },
      spec: {
        source: {
          repoURL: 'https://github.com/team/chat.git',
          targetRevision: 'main',
          path: 'deploy/gmc',
        },
        destination: { namespace: 'support' },
      },
    });
  });

  it('makes Flux follow what is deployed', () => {
    const { files } = chatQna({ gitops: 'flux', branch: 'live' });
    const [source, kustomization] = parseAllDocuments(
      files['deploy/gitops/flux.yaml'],
    ).map(document => document.toJS());
    expect(source).toMatchObject({
      kind: 'GitRepository',
      spec: {
        url: 'https://github.com/team/chat.git',
        ref: { branch: 'live' },
      },
    });
    expect(kustomization).toMatchObject({
      kind: 'Kustomization',
      spec: {
        path: './deploy/gmc',
        sourceRef: { kind: 'GitRepository', name: source.metadata.name },
      },
    });
  });

  it('leaves a namespace alone that is not its own', () => {
    const { files } = chatQna({ existingNamespace: true });
    expect(files).not.toHaveProperty(['deploy/gmc/namespace.yaml']);
    expect(parse(files['deploy/gmc/kustomization.yaml']).resources).toEqual([
      'connector.yaml',
    ]);
  });

  it('remembers the answers, and each file as git will name it', () => {
    const { files } = chatQna({ hardware: 'gaudi' });
    const { '.opea/app.yaml': provenance, ...others } = files;
    expect(parse(provenance)).toMatchObject({
      apiVersion: 'opea.backstage/v1alpha1',
      template: surroundings.template,
      answers: { ...asked, hardware: 'gaudi', branch: 'main' },
      files: Object.fromEntries(
        Object.entries(others).map(([path, text]) => [path, gitBlobId(text)]),
      ),
    });
  });

  it('can be rendered again from the answers it remembers', () => {
    const { files } = chatQna({ gitops: 'flux', reranking: false });
    const { answers } = parse(files['.opea/app.yaml']);
    expect(
      renderApplication({
        ...surroundings,
        answers: parseChatQnaAnswers(answers).answers as ChatQnaAnswers,
      }).files,
    ).toEqual(files);
  });

  it('tells how to ask it, for the pipeline it is', () => {
    expect(chatQna().files['README.md']).toContain(
      `kubectl -n support port-forward svc/router-service 8080:8080`,
    );
    expect(chatQna().files['README.md']).toContain('"text":"What is OPEA?"');
    const { files } = fromYaml(`opea_micro_services:
  llm:
    endpoint: /v1/chat/completions
    port: 9000
opea_mega_service:
  mega_flow:
    - llm
`);
    expect(files['README.md']).toContain('"query":"What is OPEA?"');
    expect(files['README.md']).not.toContain('handbook.pdf');
  });

  it('keeps an opea.yaml that is there, byte for byte', () => {
    const opeaYaml = chatQna().files['opea.yaml'].replace('# Support', '#  My');
    const { files } = fromYaml(opeaYaml);
    expect(files['opea.yaml']).toBe(opeaYaml);
    expect(files['deploy/gmc/connector.yaml']).toContain('name: DataPrep');
  });

  it('writes nothing from an opea.yaml with errors, and says where they are', () => {
    const { files, diagnostics } = fromYaml(`opea_micro_services:
  llm:
    endpoint: /v1/chat/completions
    port: 9000
opea_mega_service:
  mega_flow:
    - lmm
`);
    expect(files).toEqual({});
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([
      { file: 'opea.yaml', range: { start: { line: 7, column: 7 } } },
    ]);
  });
});
