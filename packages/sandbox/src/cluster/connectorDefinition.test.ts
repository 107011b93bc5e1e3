import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { connectorDefinition } from './connectorDefinition';
import { isJsonObject } from './objects';

const recorded = resolve(__dirname, '../../../../../shared/gmc/crd.yaml');

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

const name =
  'The definition of GMConnector, and the one in ../shared/gmc/crd.yaml';
const needs = 'needs recorded data: ../shared beside the repository';

(existsSync(recorded) ? describe : describe.skip)(
  existsSync(recorded) ? name : `${name} — ${needs}`,
  () => {
    it('are the same, field by field', () => {
      const { spec } = parse(readFileSync(recorded, 'utf8'));
      expect(connectorDefinition.spec).toEqual(withoutDescriptions(spec));
    });
  },
);
