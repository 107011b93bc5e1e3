import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseOpea, renderGmc } from '@opea/backstage-plugin-gmc-common';
import { parse } from 'yaml';
import { connectorsOf } from './connectors';
import type { Subject } from './describeContract';

const EXAMPLES = join(__dirname, '../../plugins/gmc-common/examples');

/** The connectors of OPEA's applications, where GMC has the steps for them. */
const connectors = readdirSync(EXAMPLES).flatMap(file => {
  const { pipeline } = parseOpea(readFileSync(join(EXAMPLES, file), 'utf8'));
  const options = { name: file.replace(/\.yaml$/, ''), namespace: 'examples' };
  const { files = {} } = pipeline ? renderGmc(pipeline, options) : {};
  const text = files['deploy/gmc/connector.yaml'];
  return text === undefined ? [] : [{ file, text }];
});

/** What we render of every example application is what an API server takes. */
export function exampleApplications(subject: Subject): void {
  it.each(connectors)('takes the connector of $file', async ({ text }) => {
    const connector = parse(text);
    const namespace = await subject.newNamespace();
    const { code } = await subject.api.create(
      `${connectorsOf(namespace)}?dryRun=All&fieldValidation=Strict`,
      { ...connector, metadata: { ...connector.metadata, namespace } },
    );
    expect(code).toBe(201);
  });
}
