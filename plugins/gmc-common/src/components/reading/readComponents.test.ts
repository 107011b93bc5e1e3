import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { applyEdits } from '../../diagnostics';
import { parseOpea } from '../../opea';
import { DEFAULT_CATALOGUE } from '../Catalogue';
import { parseCatalogue, readComponents } from './readComponents';

const MODERATION = {
  id: 'moderation',
  title: 'Moderation',
  role: 'microservice',
  endpoints: ['/v1/moderation'],
  port: 9400,
  image: 'registry.example/moderation:1.2.0',
};

describe('readComponents', () => {
  it('adds components to the built-in ones, for documents to use', () => {
    const { catalogue, diagnostics } = readComponents([MODERATION]);
    expect(diagnostics).toEqual([]);
    const { pipeline } = parseOpea(
      'opea_micro_services: {check: {endpoint: /v1/moderation}}\nopea_mega_service: {mega_flow: [check]}',
      { catalogue },
    );
    expect(pipeline?.services).toMatchObject([
      { component: 'moderation', address: { port: 9400 } },
    ]);
    expect(catalogue.get('llm')).toBe(DEFAULT_CATALOGUE.get('llm'));
  });

  it("takes the README's example as it is", () => {
    const readme = readFileSync(
      resolve(__dirname, '../../../README.md'),
      'utf8',
    );
    const [, example = ''] =
      /^### Components[^]*?```yaml\n([^]*?)```/m.exec(readme) ?? [];
    const { catalogue, diagnostics } = readComponents(
      parse(example).gmc.components,
    );
    expect(diagnostics).toEqual([]);
    expect(catalogue.get('moderation')?.calls).toHaveLength(1);
  });

  it('lets one take the place of a built-in component', () => {
    const image = 'registry.example/llm:1.0.0';
    const { catalogue } = readComponents([
      { ...DEFAULT_CATALOGUE.get('llm'), image },
    ]);
    expect(catalogue.withEndpoint('/v1/chat/completions')?.image).toBe(image);
  });

  it('has the built-in components where nothing is configured', () => {
    expect(readComponents(undefined)).toEqual({
      catalogue: DEFAULT_CATALOGUE,
      diagnostics: [],
    });
  });

  it('leaves out what is wrong, says why, and keeps the rest', () => {
    const { catalogue, diagnostics } = readComponents(
      [{ ...MODERATION, id: 'other', port: 0, imag: 'x' }, MODERATION],
      { file: 'app-config.yaml' },
    );
    expect(catalogue.get('moderation')).toMatchObject(MODERATION);
    expect(catalogue.get('other')).toBeUndefined();
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'invalid-component',
        severity: 'error',
        file: 'app-config.yaml',
        message: "'port' of the component 'other' must be at least 1",
      }),
      expect.objectContaining({
        message: "The component 'other' has no key 'imag'",
        hint: "Did you mean 'image'?",
      }),
    ]);
  });

  it('changes no text that it has not seen', () => {
    const { diagnostics } = readComponents([{ ...MODERATION, imag: 'x' }]);
    expect(diagnostics.map(({ fix }) => fix)).toEqual([undefined]);
  });

  it('keeps a component that calls one that is not there', () => {
    const { catalogue, diagnostics } = readComponents([
      { ...MODERATION, calls: [{ by: 'server', components: ['vlm'] }] },
    ]);
    expect(catalogue.get('moderation')).toBeDefined();
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'unknown-callee',
        hint: "Did you mean 'vllm'?",
      }),
    ]);
  });

  it('knows the components of the same list as callees', () => {
    const { diagnostics } = readComponents([
      { ...MODERATION, calls: [{ by: 'server', components: ['judge'] }] },
      { ...MODERATION, id: 'judge', role: 'model-server' },
    ]);
    expect(diagnostics).toEqual([]);
  });

  it('takes the first of two with one id', () => {
    const { catalogue, diagnostics } = readComponents([
      MODERATION,
      { ...MODERATION, port: 1 },
    ]);
    expect(catalogue.get('moderation')?.port).toBe(9400);
    expect(diagnostics.map(({ code }) => code)).toEqual([
      'duplicate-component',
    ]);
  });

  it('answers whatever stands there', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.array(fc.record({ ...fields(), id: fc.anything() })),
        ),
        value => {
          expect(readComponents(value).catalogue.get('llm')).toBeDefined();
        },
      ),
    );
  });
});

describe('parseCatalogue', () => {
  const HEAD =
    'apiVersion: opea.backstage/v1alpha1\nkind: ComponentCatalogue\n';

  it('reads what readComponents takes', () => {
    const { catalogue, diagnostics } = parseCatalogue(
      `${HEAD}components:\n  - ${JSON.stringify(MODERATION)}\n`,
    );
    expect(diagnostics).toEqual([]);
    expect(catalogue).toEqual(readComponents([MODERATION]).catalogue);
  });

  it('offers the change that mends a key', () => {
    const { image, ...rest } = MODERATION;
    const text = `${HEAD}components:\n  - {imag: "${image}", ${JSON.stringify(
      rest,
    ).slice(1)}\n`;
    const { diagnostics } = parseCatalogue(text, { file: 'components.yaml' });
    const edits = diagnostics.flatMap(({ fix }) => fix?.edits ?? []);
    expect(parseCatalogue(applyEdits(text, edits)).diagnostics).toEqual([]);
    expect(diagnostics[0].file).toBe('components.yaml');
  });

  it('says that a text is no catalogue', () => {
    expect(parseCatalogue('').diagnostics).toMatchObject([
      { code: 'empty-document' },
    ]);
    expect(parseCatalogue('[]').diagnostics).toMatchObject([
      { code: 'wrong-type' },
    ]);
    expect(parseCatalogue('a: 1').catalogue).toEqual(DEFAULT_CATALOGUE);
  });
});

/** Values of the right kind or of none, to get behind the first check. */
function fields() {
  const some = (value: unknown) => fc.oneof(fc.constant(value), fc.anything());
  return {
    title: some('x'),
    role: some('microservice'),
    port: some(80),
    image: some('x:1'),
    calls: some([{ by: 'server', components: ['tgi'] }]),
    container: some({ hardware: { gaudi: {} } }),
    gmc: some({ genaiinfra: { steps: { xeon: 'Llm' }, port: 1 } }),
  };
}
