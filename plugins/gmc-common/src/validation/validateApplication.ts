import type { Catalogue } from '../components';
import { lintConnector } from '../connector';
import type { Diagnostic } from '../diagnostics';
import { parseOpea } from '../opea';
import { ApplicationView } from './ApplicationView';
import { CONNECTOR, OPEA } from './paths';
import { connectorLink } from './rules/connectorLink';
import { entityLink } from './rules/entityLink';
import { kustomizationMismatch } from './rules/kustomizationMismatch';
import { missingFile } from './rules/missingFile';
import { namespaceMismatch } from './rules/namespaceMismatch';

const RULES = [
  missingFile,
  namespaceMismatch,
  kustomizationMismatch,
  connectorLink,
  entityLink,
];

/**
 * Checks the repository of an application: `opea.yaml`, the connector, and
 * whether the files agree with each other. Never throws.
 *
 * @param files - texts by path from the repository's root; those that are not
 * about the application may be left out
 * @param options - components beside the built-in ones
 * @returns the findings, each with its `file`
 *
 * @public
 */
export function validateApplication(
  files: Readonly<Record<string, string>>,
  options: { catalogue?: Catalogue } = {},
): Diagnostic[] {
  const application = new ApplicationView(files);
  for (const rule of RULES) {
    rule(application);
  }
  return [
    ...(application.has(OPEA)
      ? parseOpea(files[OPEA], { ...options, file: OPEA }).diagnostics
      : []),
    ...(application.has(CONNECTOR)
      ? lintConnector(files[CONNECTOR], { file: CONNECTOR }).diagnostics
      : []),
    ...application.reports.flatMap(({ diagnostics }) => diagnostics),
  ];
}
