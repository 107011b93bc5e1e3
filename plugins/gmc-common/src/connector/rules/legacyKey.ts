import { DOWNSTREAM_KEYS } from '../../components';
import type { Fix } from '../../diagnostics';
import { replacing } from '../../diagnostics/didYouMean';
import { at } from '../../yaml/YamlValue';
import { calleeOf } from '../calleeOf';
import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { ConfigView, StepView } from '../ConnectorView';
import { deleteEntries } from '../edits/deleteEntries';
import { isLegacyKey, modernKey } from '../legacyKeys';

interface LegacyEntry {
  entry: ConfigView;
  /** Undefined if there is no such thing any more. */
  modern?: string;
  /** Nothing is lost without it: today's key is there too, if there is one. */
  isDead: boolean;
  /** No other legacy key means the same and has another value. */
  isSure: boolean;
}

/** Connectors as the RFC has them: accepted, deployed, and not wired. */
export const legacyKey: ConnectorRule = {
  code: 'legacy-key',
  check(context) {
    for (const step of context.connector.steps) {
      const found = step.isDeployed ? legacyEntries(step) : [];
      const dead = found.filter(({ isDead }) => isDead);
      const deletion = deletionOf(dead, step, context.lines);
      for (const legacy of found) {
        const fix = legacy.isDead ? deletion : renaming(legacy, step, context);
        reportKey(legacy, step, fix, context);
      }
    }
  },
};

function legacyEntries(step: StepView): LegacyEntry[] {
  const found = step.config
    .filter(({ key }) => isLegacyKey(step, key))
    .map(entry => ({ entry, modern: modernKey(step, entry.key) }));
  return found.map(({ entry, modern }, index) => {
    const same = found.filter(other => other.modern === modern);
    const isThere = step.config.some(({ key }) => key === modern);
    const isSure = same.every(other => other.entry.value === entry.value);
    const isDouble = isSure && found.indexOf(same[0]) < index;
    return { entry, modern, isDead: !modern || isThere || isDouble, isSure };
  });
}

function reportKey(
  { entry: { key, keyRange }, modern, isDead }: LegacyEntry,
  { label }: StepView,
  fix: Fix | undefined,
  { profile, report }: ConnectorContext,
): void {
  if (isDead || !isCall(modern)) {
    const hint = isDead ? 'Delete it' : `Write ${modern} instead`;
    report.warning(
      'legacy-key',
      keyRange,
      `'${key}' has no effect on ${label} any more`,
      { hint, fix },
    );
    return;
  }
  const hint = fix
    ? `Write ${modern} instead`
    : `Write ${modern} instead, with the serviceName of a downstream step of the same node`;
  report.error(
    'legacy-key',
    keyRange,
    `The operator does not follow '${key}' any more, so that ${label} calls nobody`,
    {
      hint: DOWNSTREAM_KEYS[profile].includes(modern)
        ? hint
        : `Use a key that GMC (${profile}) follows`,
      fix,
    },
  );
}

/** One change for all that is dead in a step: one by one they could leave no map. */
function deletionOf(
  dead: readonly LegacyEntry[],
  { map }: StepView,
  lines: readonly string[],
): Fix | undefined {
  const service = at(map, 'internalService');
  const config =
    service?.kind === 'map' ? service.entries.get('config') : undefined;
  if (dead.length === 0 || config?.value.kind !== 'map') {
    return undefined;
  }
  const keys = dead.map(({ entry }) => entry.key);
  const edits = deleteEntries(
    { map: config.value, keyRange: config.keyRange },
    keys,
    lines,
  );
  return edits && { title: `Delete ${keys.join(', ')}`, edits };
}

/** Only where the value will do: the operator takes no addresses any more. */
function renaming(
  { entry, modern, isSure }: LegacyEntry,
  step: StepView,
  { connector, profile }: ConnectorContext,
): Fix | undefined {
  const works =
    !isCall(modern) ||
    (DOWNSTREAM_KEYS[profile].includes(modern) &&
      calleeOf(step, entry.value, connector)?.isDownstream);
  if (modern === undefined || !isSure || !works) {
    return undefined;
  }
  return {
    title: `Write ${modern} instead of ${entry.key}`,
    edits: [replacing(entry.key, entry.keyRange, modern)],
  };
}

function isCall(modern: string | undefined): modern is string {
  return DOWNSTREAM_KEYS.genaiinfra.includes(modern ?? '');
}
