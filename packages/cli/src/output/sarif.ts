import type {
  Diagnostic,
  Range,
  Severity,
} from '@opea/backstage-plugin-gmc-common';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Artifact, Log, Region, ReportingDescriptor, Result } from 'sarif';
import type { CheckedDocument } from '../documents/checkDocument';
import type { CodeRule } from './codeRules';

/** Where the project lives; pages of its rules are below. */
const HOME = 'https://github.com/opea-project/opea-for-backstage';

const PAGE = `${HOME}/blob/main/plugins/gmc-common/docs/diagnostics.md`;

const LEVELS: Record<Severity, Result.level> = {
  error: 'error',
  warning: 'warning',
  info: 'note',
};

export interface SarifOptions {
  version: string;
  rules: readonly CodeRule[];
  /** The folder that relative paths start from. */
  cwd: string;
  /** What kept files from being checked. */
  troubles: readonly string[];
}

/** What was found, as SARIF 2.1.0: what code scanning of git hosts reads. */
export function sarif(
  documents: readonly CheckedDocument[],
  { version, rules, cwd, troubles }: SarifOptions,
): string {
  const log: Log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'opeactl',
            version,
            informationUri: `${HOME}/tree/main/packages/cli`,
            rules: rules.map(descriptor),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: troubles.length === 0,
            toolExecutionNotifications: troubles.map(text => ({
              level: 'error',
              message: { text },
            })),
          },
        ],
        artifacts: documents.map(({ source }) => ({
          location: { uri: uriOf(source.name, cwd) },
        })),
        results: documents.flatMap(({ source, diagnostics }, index) =>
          diagnostics.map(diagnostic =>
            result(diagnostic, { uri: uriOf(source.name, cwd), index }, rules),
          ),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor({
  code,
  severity,
  when,
  help,
}: CodeRule): ReportingDescriptor {
  return {
    id: code,
    shortDescription: { text: when },
    help: { text: when, markdown: help },
    helpUri: `${PAGE}#${code}`,
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function result(
  { code, severity, range, message, hint, related = [] }: Diagnostic,
  artifactLocation: Required<Artifact>['location'],
  rules: readonly CodeRule[],
): Result {
  return {
    ruleId: code,
    ruleIndex: rules.findIndex(rule => rule.code === code),
    level: LEVELS[severity],
    message: { text: hint === undefined ? message : `${message} (${hint})` },
    locations: [
      { physicalLocation: { artifactLocation, region: regionOf(range) } },
    ],
    relatedLocations: related.map((place, index) => ({
      id: index + 1,
      message: { text: place.message },
      physicalLocation: { artifactLocation, region: regionOf(place.range) },
    })),
  };
}

function regionOf({ start, end }: Range): Region {
  return {
    startLine: start.line,
    startColumn: start.column,
    endLine: end.line,
    endColumn: end.column,
  };
}

/** Relative where it can be: an absolute path means nothing elsewhere. */
function uriOf(name: string, cwd: string): string {
  const full = resolve(cwd, name);
  const path = relative(cwd, full);
  if (isAbsolute(path) || path.split(sep)[0] === '..') {
    return pathToFileURL(full).href;
  }
  return path.split(sep).map(encodeURIComponent).join('/');
}
