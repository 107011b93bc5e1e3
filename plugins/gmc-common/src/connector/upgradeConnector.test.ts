import * as fc from 'fast-check';
import { parse } from 'yaml';
import { describeRecorded, readRecorded } from '../__testUtils__/recorded';
import { hasErrors } from '../diagnostics';
import { lintConnector } from './lintConnector';
import { upgradeConnector } from './upgradeConnector';

const connectorWith = (config: string) => `# The pipeline of team A
apiVersion: gmc.opea.io/v1alpha3
kind: GMConnector
metadata: {name: chat, namespace: team} # "quoted" as it was
spec:
  routerConfig: {name: router, serviceName: 'router-service'}
  nodes:
    root:
      routerType: Sequence
      steps:
      - name: Llm
        internalService:
          serviceName: llm-svc
          config:
            endpoint: /v1/chat/completions
            tgi_endpoint: tgi-svc
      - name: Tgi
        internalService:
          serviceName: tgi-svc
          config:${config}
          isDownstreamService: true
`;

describe('upgradeConnector', () => {
  it('gives keys their names of today and deletes those without one', () => {
    const text = connectorWith(`
            # On the node
            hostPath: /data
            modelId:   "a/b"  # ours`);
    const result = upgradeConnector(text);
    expect(result.text).toBe(
      text
        .replace('tgi_endpoint', 'TGI_LLM_ENDPOINT')
        .replace('            hostPath: /data\n', '')
        .replace('modelId', 'MODEL_ID'),
    );
    expect(result.applied.map(({ message }) => message)).toEqual([
      "The operator does not follow 'tgi_endpoint' any more, so that Llm calls nobody",
      "'hostPath' has no effect on Tgi any more",
      "'modelId' has no effect on Tgi any more",
    ]);
    expect(result.diagnostics).toEqual([]);
  });

  it('leaves a key whose value would do nobody any good, and says so', () => {
    const text = connectorWith(' {}').replace(
      'tgi_endpoint: tgi-svc',
      'tgi_endpoint: http://tgi.example:80',
    );
    const { diagnostics, ...result } = upgradeConnector(text);
    expect(result).toEqual({ text, applied: [] });
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'legacy-key',
        hint: 'Write TGI_LLM_ENDPOINT instead, with the serviceName of a downstream step of the same node',
      }),
    ]);
  });

  it('does not choose between two old keys for the same', () => {
    const text = connectorWith(' {modelId: a/b, LLM_MODEL_ID: c/d}');
    const result = upgradeConnector(text);
    expect(result.text).toContain('{modelId: a/b, LLM_MODEL_ID: c/d}');
    expect(result.diagnostics.map(({ code }) => code)).toEqual([
      'legacy-key',
      'legacy-key',
    ]);
  });

  it('leaves JSON that was JSON', () => {
    const config = { hostPath: '/data', modelId: 'a/b', gmcTokenSecret: 't' };
    const json = JSON.stringify(
      parse(connectorWith(` ${JSON.stringify(config)}`)),
    );
    const { text, diagnostics } = upgradeConnector(json);
    expect(diagnostics).toEqual([]);
    expect(JSON.parse(text).spec.nodes.root.steps[1].internalService).toEqual({
      serviceName: 'tgi-svc',
      config: { MODEL_ID: 'a/b' },
      isDownstreamService: true,
    });
  });

  it('changes nothing in what it has upgraded', () => {
    const { text } = upgradeConnector(connectorWith(' {modelId: a/b}'));
    expect(upgradeConnector(text)).toEqual({
      text,
      applied: [],
      diagnostics: [],
    });
  });

  it('keeps comments, the order, and all that it does not mean', () => {
    const key = fc.constantFrom(
      'hostPath',
      'modelId',
      'gmcTokenSecret',
      'IndexName',
      'LLM_MODEL_ID',
      'PORT',
      'A',
    );
    const entry = fc.record({
      key,
      value: fc.constantFrom('x', '"x"', "'x' ", '|\n              x', '/a/b'),
      above: fc.option(fc.constantFrom('# above', '#', ''), { nil: undefined }),
      behind: fc.constantFrom('', ' # behind', '  '),
    });
    const entries = fc.uniqueArray(entry, {
      selector: ({ key: name }) => name,
      maxLength: 7,
    });
    fc.assert(
      fc.property(entries, fc.boolean(), (written, inBraces) => {
        const text = connectorWith(
          inBraces
            ? ` {${written.map(e => `${e.key}: /${e.key}`).join(', ')}} # end`
            : written
                .map(
                  ({ key: name, value, above, behind }) =>
                    `${above === undefined ? '' : `\n            ${above}`}` +
                    `\n            ${name}: ${value}${
                      value.startsWith('|') ? '' : behind
                    }`,
                )
                .join('') || ' {}',
        );
        const result = upgradeConnector(text);
        const comments = (source: string) => source.match(/#.*/g);
        expect(comments(result.text)).toEqual(comments(text));
        const left = (source: string) =>
          Object.entries(
            parse(source).spec.nodes.root.steps[1].internalService.config,
          ).filter(([name]) => ['PORT', 'A'].includes(name));
        expect(left(result.text)).toEqual(left(text));
        expect(hasErrors(result.diagnostics)).toBe(
          hasErrors(
            lintConnector(text).diagnostics.filter(
              ({ code }) => code !== 'legacy-key',
            ),
          ),
        );
      }),
    );
  });
});

describeRecorded("upgradeConnector on the RFC's connector", () => {
  it('leaves one that is wired, and says nothing of old keys any more', () => {
    const { text, diagnostics } = upgradeConnector(
      readRecorded('gmc/samples/rfc-chatqna.yaml'),
    );
    expect(diagnostics.map(({ code, severity }) => [severity, code])).toEqual([
      // It never told the embedding where its model server is.
      ['warning', 'missing-downstream'],
    ]);
    const config = Object.fromEntries(
      parse(text).spec.nodes.root.steps.map(
        ({ name, internalService }: StepOfRfc) => [
          name,
          internalService.config,
        ],
      ),
    );
    expect(config).toMatchObject({
      TeiEmbedding: { MODEL_ID: 'BAAI/bge-base-en-v1.5', endpoint: '/embed' },
      Retriever: {
        REDIS_URL: 'redis-vector-db',
        INDEX_NAME: 'rag-redis',
        TEI_EMBEDDING_ENDPOINT: 'tei-embedding-service',
        endpoint: '/v1/retrieval',
      },
      Llm: {
        TGI_LLM_ENDPOINT: 'tgi-service',
        endpoint: '/v1/chat/completions',
      },
    });
    expect(text).not.toMatch(/hostPath|gmcTokenSecret/);
  });
});

interface StepOfRfc {
  name: string;
  internalService: { config?: Record<string, string> };
}
