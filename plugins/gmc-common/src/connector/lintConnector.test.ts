import * as fc from 'fast-check';
import { parse } from 'yaml';
import { lintConnector } from './lintConnector';

const GOOD = `
apiVersion: gmc.opea.io/v1alpha3
kind: GMConnector
metadata: {name: chat, namespace: team}
spec:
  routerConfig: {name: router, serviceName: router-service}
  nodes:
    root:
      routerType: Sequence
      steps:
      - name: Llm
        internalService: {serviceName: llm-svc, config: {endpoint: /v1, TGI_LLM_ENDPOINT: tgi-svc}}
      - name: Tgi
        internalService: {serviceName: tgi-svc, isDownstreamService: true}
`;

describe('lintConnector', () => {
  it('has nothing to say of a connector that works, and gives it back', () => {
    const { connectors, diagnostics, profile } = lintConnector(GOOD);
    expect(diagnostics).toEqual([]);
    expect(profile).toBe('genaiinfra');
    expect(connectors).toEqual([parse(GOOD)]);
  });

  it('passes over other objects, and finds each connector of a text', () => {
    const { connectors, diagnostics } = lintConnector(
      `kind: Namespace\nmetadata: {name: team}\n---${GOOD}---${GOOD.replace(
        'namespace: team',
        'namespace: other-team',
      )}`,
    );
    expect(diagnostics).toEqual([]);
    expect(connectors).toHaveLength(2);
  });

  it('takes the operator that a connector fits better, unless told', () => {
    const fork = GOOD.replaceAll('Tgi', 'VLLM').replace(
      'TGI_LLM_ENDPOINT',
      'LLM_MODEL_SERVER_ENDPOINT',
    );
    expect(lintConnector(fork)).toMatchObject({
      profile: 'enterprise-rag',
      diagnostics: [],
    });
    expect(
      lintConnector(fork, { profile: 'genaiinfra' }).diagnostics.map(
        ({ message }) => message,
      ),
    ).toContain('invalid step name: VLLM for node root');
  });

  it('does not take an error of one operator for a sign of the other', () => {
    // Only upstream's follows the key, and so finds nobody behind it.
    expect(lintConnector(GOOD.replace(/ +- name: Tgi[^]*/, ''))).toMatchObject({
      profile: 'genaiinfra',
      diagnostics: [{ code: 'dangling-downstream' }],
    });
    // Neither follows a key here; only the fork's takes no address.
    const elsewhere = GOOD.replace(
      'TGI_LLM_ENDPOINT: tgi-svc',
      'LLM_ENDPOINT: "http://tgi.example"',
    ).replace(/ +- name: Tgi[^]*/, '');
    expect(lintConnector(elsewhere).profile).toBe('genaiinfra');
    expect(
      lintConnector(elsewhere, { profile: 'enterprise-rag' }).diagnostics,
    ).toMatchObject([{ code: 'invalid-reference' }]);
  });

  it('gives no connector whose form is not that of the custom resource', () => {
    const { connectors } = lintConnector(GOOD.replace('/v1,', '[],'));
    expect(connectors).toEqual([]);
  });

  it('does not repeat the value of a credential', () => {
    const { diagnostics } = lintConnector(
      GOOD.replace('endpoint: /v1', 'endpoint: /v1, HF_TOKEN: s3cr3t'),
    );
    expect(diagnostics).toEqual([
      expect.objectContaining({ code: 'credential-value' }),
    ]);
    expect(JSON.stringify(diagnostics)).not.toContain('s3cr3t');
  });

  it('does not repeat it either where its form is wrong', () => {
    const { diagnostics } = lintConnector(
      GOOD.replace('endpoint: /v1', 'DB_PASSWORD: "s3:cr3t", API_KEY: 4242'),
      { profile: 'enterprise-rag' },
    );
    expect(diagnostics.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['invalid-reference', 'wrong-type']),
    );
    expect(JSON.stringify(diagnostics)).not.toMatch(/cr3t|4242/);
  });

  it('never throws, whatever a connector is changed to', () => {
    const edit = fc.record({
      at: fc.nat(GOOD.length),
      remove: fc.nat(30),
      insert: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom('\n', '- ', ': ', '{', '[', 'null', '&x ', '*x'),
      ),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), edits => {
        let text = GOOD;
        for (const { at, remove, insert } of edits) {
          text = text.slice(0, at) + insert + text.slice(at + remove);
        }
        expect(Array.isArray(lintConnector(text).connectors)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('what lintConnector says nothing of', () => {
  const steps = (...lines: string[]) =>
    `${GOOD.slice(0, GOOD.indexOf('      - name'))}${lines
      .map(line => `      - ${line}\n`)
      .join('')}`;
  const choice = (...lines: string[]) =>
    steps(...lines).replace('Sequence', 'Switch');
  const router = (host: string, rest = '') =>
    `{name: Router, externalService: "http://${host}.example"${rest}}`;

  it.each([
    [
      'a guard that stops the flow, and does not change the prompt',
      steps(router('guard', ', dependency: Hard'), router('llm')),
    ],
    [
      'a Switch with its default in front',
      choice(router('any'), router('large', ', condition: size==large')),
    ],
    [
      'a chain in a Switch',
      choice(
        router('any'),
        router('a', ', condition: size==large'),
        router('b', ', condition: size==small'),
        router('c', ', condition: size==large, data: $response'),
      ),
    ],
    [
      'a query, which compares by itself',
      choice(
        router('any'),
        router('a', `, condition: 'messages.#(role=="system")'`),
      ),
    ],
    [
      '$response on the first step, which gets the input in any case',
      steps(router('llm', ', data: $response')),
    ],
    [
      'names and namespaces of what is never deployed',
      steps(
        '{name: Llm, externalService: "http://llm.example", internalService: {isDownstreamService: false}}',
      ),
    ],
    [
      'data preparation that runs elsewhere, beside the flow',
      steps(
        router('llm'),
        '{name: DataPrep, externalService: "http://prep.example", internalService: {isDownstreamService: true}}',
      ),
    ],
    [
      'a name that the cluster is to make',
      GOOD.replace('name: chat', 'generateName: chat-'),
    ],
    [
      'a space around ==',
      choice(router('any'), router('a', ', condition: size == large')),
    ],
  ])('%s', (_what, text) => {
    expect(lintConnector(text).diagnostics).toEqual([]);
  });
});
