import * as fc from 'fast-check';
import { DEFAULT_CATALOGUE } from '../../components';
import { parseOpea } from '../../opea';
import type { Pipeline } from '../../opea';
import {
  anyServices,
  documentsOf,
  seriesParallel,
} from '../__testUtils__/documents';
import { withoutCredentials } from './credentials';
import { printOpea } from './printOpea';

function read(document: string): Pipeline {
  const { pipeline, diagnostics } = parseOpea(document);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual(
    [],
  );
  if (!pipeline) {
    throw new Error('not OPEA YAML');
  }
  return pipeline;
}

function printed(document: string): string {
  return printOpea(read(document), DEFAULT_CATALOGUE);
}

/** A pipeline without its places and credentials; in which order it calls does not matter. */
function said({ services, edges, flowNames, megaService, ...rest }: Pipeline) {
  return {
    ...rest,
    services: services.map(({ ranges: _, environment, ...service }) => ({
      ...service,
      environment: withoutCredentials(environment),
    })),
    flowNames: new Set(flowNames),
    edges: new Set(edges.map(({ from, to }) => `${from} >> ${to}`)),
    megaService: { ...megaService, ranges: undefined },
  };
}

describe('printOpea', () => {
  it('leaves out what the reader finds out by itself', () => {
    expect(
      printed(`
opea_micro_services:
  embedding: {endpoint: /v1/embeddings, port: 6000, type: embedding, model-id: a/b}
  llm: {port: 9001, hardware: gaudi, server: tgi}
  ui: {}
opea_mega_service: {port: 8888, mega_flow: [embedding >> llm]}
`),
    ).toBe(`opea_micro_services:
  embedding:
    type: embedding
    model: a/b
  llm:
    port: 9001
    server: tgi
    hardware: gaudi
  ui: {}

opea_mega_service:
  mega_flow:
    - embedding >> llm
`);
  });

  it('writes container settings as Compose has them, after all others', () => {
    expect(
      printed(`
opea_micro_services:
  tei:
    runtime: habana
    depends_on: [store]
    ports: "6006:80"
    image: tei:1
    volumes: ./data:/data
    endpoint: /embed
    command: --model-id a/b
    environment: [LOGFLAG=on]
  store: {type: redis}
opea_mega_service:
  image: chatqna:1
  ports: ["8080:8888"]
  environment: {PORT: 22:22}
  mega_flow: [tei >> store]
`),
    ).toBe(`opea_micro_services:
  tei:
    endpoint: /embed
    port: 80
    image: tei:1
    environment:
      LOGFLAG: "on"
    command:
      - --model-id
      - a/b
    ports:
      - 6006:80
    volumes:
      - ./data:/data
    depends_on:
      - store
    runtime: habana
  store:
    type: redis

opea_mega_service:
  port: 8888
  image: chatqna:1
  environment:
    PORT: "22:22"
  ports:
    - 8080:8888
  mega_flow:
    - tei >> store
`);
  });

  it('writes no credential', () => {
    const text = printed(`
opea_micro_services:
  llm:
    endpoint: /v1/chat/completions
    environment: {HF_TOKEN: hf_real, OTHER_KEY: "\${MINE}", http_proxy: "http://me:pw@proxy"}
opea_mega_service: {environment: {api-key: real}, mega_flow: [llm]}
`);
    expect(text).not.toMatch(/real|pw/);
    expect(text).toContain('HF_TOKEN: ${HF_TOKEN}');
    expect(text).toContain('OTHER_KEY: ${MINE}');
    expect(text).toContain('api-key: ${API_KEY}');
  });

  it('says what was read, whatever that was, and says it the same again', () => {
    fc.assert(
      fc.property(documentsOf(seriesParallel, anyServices), document => {
        const before = read(document);
        const text = printOpea(before, DEFAULT_CATALOGUE);
        const { diagnostics } = parseOpea(text);
        expect(diagnostics.map(({ code }) => code)).not.toContain('yaml-1-1');
        expect(said(read(text))).toEqual(said(before));
        expect(printed(text)).toBe(text);
      }),
      { numRuns: 200 },
    );
  });
});
