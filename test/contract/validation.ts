import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { sharedFolder } from '../needs';
import type { Json } from './ApiClient';
import { connectorsOf } from './connectors';
import type { Subject } from './describeContract';

const gmc = join(sharedFolder, 'gmc');

/** Only the operator's webhook refuses these; a bare API server has none. */
const WEBHOOK_RULES = [
  'dangling-node',
  'duplicate-service',
  'empty-step-name',
  'no-root',
  'unknown-step',
];

/** Only `fieldValidation=Strict` refuses these; else the field is dropped. */
const STRICT_RULES = ['unknown-field'];

const read = (folder: string, file: string): Json =>
  parse(readFileSync(join(gmc, folder, `${file}.yaml`), 'utf8'));

const filesOf = (folder: string) =>
  readdirSync(join(gmc, folder))
    .filter(file => file.endsWith('.yaml'))
    .map(file => file.slice(0, -'.yaml'.length));

/** The recorded answer's fixed parts: an ellipsis stands for what varies. */
function recordedAnswer(file: string): string[] {
  const table = readFileSync(join(gmc, 'README.md'), 'utf8');
  const row = table
    .split('\n')
    .find(line => line.startsWith(`| \`${file}\` | \``));
  if (!row) throw new Error(`No answer is recorded for ${file}`);
  const [, answer] = /^\| `[^`]+` \| `(.*)`[^`]*\|$/.exec(row) ?? [];
  return answer.split(' … ');
}

let recorded: string[] = [];
try {
  recorded = filesOf('rejected');
} catch {
  // Without recorded data there is nothing to compare with, as is said below.
}

export function validation(subject: Subject): void {
  const submit = async (connector: Json, query = '') => {
    const namespace = await subject.newNamespace();
    return subject.api.create(`${connectorsOf(namespace)}?dryRun=All${query}`, {
      ...connector,
      metadata: { ...connector.metadata, namespace },
    });
  };
  if (recorded.length === 0) {
    // eslint-disable-next-line jest/no-disabled-tests, jest/expect-expect -- the name says why
    it.skip('refuses what was recorded — needs recorded data: ../shared beside the repository', () => {});
    return;
  }

  const bySchema = recorded.filter(
    file => !WEBHOOK_RULES.includes(file) && !STRICT_RULES.includes(file),
  );
  it.each(bySchema)('refuses %s by the schema', async file => {
    const { code, body } = await submit(read('rejected', file));
    expect(code).toBe(422);
    expect(body.reason).toBe('Invalid');
    for (const part of recordedAnswer(file))
      expect(body.message).toContain(part);
    expect(body.details.causes).toHaveLength(1);
    expect(recordedAnswer(file)[0]).toContain(body.details.causes[0].field);
  });

  it.each(STRICT_RULES)(
    'refuses %s if told to be strict, and else drops it',
    async file => {
      const connector = read('rejected', file);
      const strict = await submit(connector, '&fieldValidation=Strict');
      expect(strict).toMatchObject({
        code: 400,
        body: { reason: 'BadRequest' },
      });
      for (const part of recordedAnswer(file)) {
        expect(strict.body.message).toContain(part);
      }
      const lenient = await submit(connector);
      expect(lenient.code).toBe(201);
      expect(lenient.headers.warning).toMatch(/^299 - "unknown field /);
      expect(JSON.stringify(lenient.body.spec)).not.toContain('colour');
    },
  );

  if (subject.kind === 'sandbox') {
    it.each(WEBHOOK_RULES)("refuses %s in the webhook's words", async file => {
      const { code, body } = await submit(read('rejected', file));
      expect(code).toBe(422);
      expect(body.message).toMatch(
        /^admission webhook ".*" denied the request: /,
      );
      for (const part of recordedAnswer(file))
        expect(body.message).toContain(part);
    });
  } else {
    it.each(WEBHOOK_RULES)(
      'has nothing against %s in the schema (there is no webhook)',
      async file => {
        expect((await submit(read('rejected', file))).code).toBe(201);
      },
    );
  }

  it.each([
    ...filesOf('samples').map(file => ['samples', file]),
    ...filesOf('accepted-but-broken').map(file => [
      'accepted-but-broken',
      file,
    ]),
  ])('accepts %s/%s as it is', async (folder, file) => {
    const connector = read(folder, file);
    const { code, body } = await submit(connector, '&fieldValidation=Strict');
    expect(body.message).toBeUndefined();
    expect(code).toBe(201);
    expect(body.spec).toEqual(connector.spec);
  });
}
