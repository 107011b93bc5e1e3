import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { connectorDefinition } from './connectorDefinition';
import { isJsonObject } from './objects';

const recorded = resolve(__dirname, '../../../../../shared/gmc/crd.yaml');
const withRecord = existsSync(recorded) ? it : it.skip;

/** Descriptions are for people; property names may be "description" too, but none is here. */
function withoutDescriptions(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDescriptions);
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'description')
      .map(([key, child]) => [key, withoutDescriptions(child)]),
  );
}

describe('The definition of GMConnector', () => {
  withRecord("is the operator's own, field by field (../shared/gmc/crd.yaml)", () => {
    const { spec } = parse(readFileSync(recorded, 'utf8'));
    const sorted = (value: unknown) => JSON.parse(JSON.stringify(value));
    expect(sorted(connectorDefinition.spec)).toEqual(
      sorted(withoutDescriptions(spec)),
    );
  });
});
