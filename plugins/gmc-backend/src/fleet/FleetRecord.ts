import type {
  ClusterFreshness,
  ConnectorSummary,
  Verdict,
} from '@opea/backstage-plugin-gmc-common';
import type { SeenConnector } from '../link/ConnectorLinks';

/** A connector of the fleet. Never changed, but replaced by another one. */
export interface FleetRecord extends SeenConnector {
  summary: ConnectorSummary;
  /** See {@link searchText}. */
  text: string;
}

/** What a record is made of. */
export interface FleetRecordInput {
  seen: SeenConnector;
  verdict: Verdict;
  freshness: ClusterFreshness['state'];
}

export function toFleetRecord(input: FleetRecordInput): FleetRecord {
  const summary = summarize(input);
  return { ...input.seen, summary, text: searchText(summary) };
}

function summarize(input: FleetRecordInput): ConnectorSummary {
  const { seen, verdict, freshness } = input;
  const { cluster, namespace, name, entityRef, owners } = seen.resource;
  const own = verdict.steps.filter(
    ({ role }) => role !== 'external' && role !== 'nested',
  );
  const cause = verdict.causes.at(0);
  return {
    cluster,
    namespace,
    name,
    entityRef,
    owners,
    profile: verdict.profile,
    state: verdict.state,
    since: verdict.since,
    cause: cause && {
      code: cause.code,
      step: cause.step,
      message: cause.message,
    },
    causes: [...new Set(verdict.causes.map(({ code }) => code))],
    notices: verdict.notices.length,
    steps: {
      ready: own.filter(({ state }) => state === 'ready').length,
      total: own.length,
    },
    components: sorted(verdict.steps.map(({ component }) => component)),
    models: sorted(verdict.steps.map(({ model }) => model)),
    freshness,
  };
}

/** All that a search looks through, in lower case. */
export function searchText(summary: ConnectorSummary): string {
  const { name, namespace, cluster, entityRef, owners } = summary;
  const { models, components, causes } = summary;
  return [
    `${namespace}/${name}`,
    cluster,
    entityRef ?? '',
    ...owners,
    ...models,
    ...components,
    ...causes,
  ]
    .join('\n')
    .toLowerCase();
}

function sorted(values: (string | undefined)[]): string[] {
  return [...new Set(values.flatMap(value => value ?? []))].sort();
}
