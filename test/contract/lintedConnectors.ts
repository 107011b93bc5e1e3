import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lintConnector } from '@opea/backstage-plugin-gmc-common';
import { parseAllDocuments } from 'yaml';
import type { Json, Reply } from './ApiClient';
import { connectorsOf } from './connectors';
import type { Subject } from './describeContract';

const FIXTURES = join(__dirname, '../../plugins/gmc-common/fixtures/connector');

/** What every API server refuses; all else it takes, whatever comes of it. */
const REFUSED = [
  'invalid-enum',
  'invalid-name',
  'missing-key',
  'unknown-field',
  'wrong-type',
];

/** What the operator's webhook refuses, where there is one. */
const REFUSED_BY_WEBHOOK = [
  'dangling-node',
  'duplicate-service',
  'empty-step-name',
  'no-root',
  'unknown-step',
];

/** The fixtures of connectors, and the good documents in them, by name. */
const texts = readdirSync(FIXTURES)
  .flatMap(file => {
    const text = readFileSync(join(FIXTURES, file), 'utf8');
    const [bad, , good = ''] = text.split('---8<---\n');
    return [
      { name: file, text: bad },
      { name: `${file}, put right`, text: good },
    ];
  })
  .filter(({ text }) => text.includes('kind: GMConnector'));

export function lintedConnectors(subject: Subject): void {
  const codes =
    subject.kind === 'sandbox' ? [...REFUSED, ...REFUSED_BY_WEBHOOK] : REFUSED;
  const refusalsOf = (text: string) =>
    // The sandbox's webhook is upstream's.
    lintConnector(text, { profile: 'genaiinfra' })
      .diagnostics.filter(({ code }) => codes.includes(code))
      .map(({ message }) => message);

  const submit = async (text: string) => {
    const replies: Reply[] = [];
    for (const document of parseAllDocuments(text)) {
      const connector: Json = document.toJS();
      const namespace = await subject.newNamespace();
      replies.push(
        await subject.api.create(
          `${connectorsOf(namespace)}?dryRun=All&fieldValidation=Strict`,
          { ...connector, metadata: { ...connector.metadata, namespace } },
        ),
      );
    }
    return replies;
  };

  it.each(texts.filter(({ text }) => refusalsOf(text).length === 0))(
    'accepts $name',
    async ({ text }) => {
      for (const { code } of await submit(text)) {
        expect(code).toBe(201);
      }
    },
  );

  it.each(texts.filter(({ text }) => refusalsOf(text).length > 0))(
    'refuses $name',
    async ({ text }) => {
      const [{ code, body }] = await submit(text);
      expect([400, 422]).toContain(code);
      // The rest is refused before the schema is asked.
      for (const message of refusalsOf(text).filter(isOfSchema)) {
        expect(body.message).toContain(message);
      }
    },
  );
}

function isOfSchema(message: string): boolean {
  return /^(spec|strict)\b/.test(message);
}
