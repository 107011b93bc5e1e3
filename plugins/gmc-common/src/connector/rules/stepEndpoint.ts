import { DEFAULT_CATALOGUE } from '../../components';
import { STEPS } from '../../components/steps';
import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import type { StepView } from '../ConnectorView';

/** Paths of today's images, and what upstream's operator deploys instead. */
const OLDER_PATHS: ReadonlyMap<string, string> = new Map([
  ['DataPrep /v1/dataprep/ingest', '/v1/dataprep'],
  ['DocSum /v1/docsum', '/v1/chat/docsum'],
]);

/** Deployed, and then called at a path that it does not answer. */
export const stepEndpoint: ConnectorRule = {
  code: 'step-endpoint',
  check(context) {
    for (const step of context.connector.steps) {
      const takesFiles = step.name === 'DataPrep' && step.node === 'root';
      if (step.isDeployed && (takesFiles || step.isCalled)) {
        checkEndpoint(step, context);
      }
    }
  },
};

function checkEndpoint(step: StepView, context: ConnectorContext): void {
  const { profile, report } = context;
  const { label } = step;
  const endpoint = step.config.find(({ key }) => key === 'endpoint');
  const older = OLDER_PATHS.get(`${label} ${endpoint?.value}`);
  if (!endpoint?.value) {
    if (needsPath(step, context)) {
      const path = pathOf(step, context);
      report.warning(
        'step-endpoint',
        step.rangeOf('name'),
        `Step ${label} has no endpoint: the router calls it at '/', which it does not answer`,
        { hint: path ? `Set endpoint: ${path}` : 'Set the path it answers' },
      );
    }
  } else if (older !== undefined && profile === 'genaiinfra') {
    report.warning(
      'step-endpoint',
      endpoint.range,
      `The image that GMC deploys for ${label} is older than the path ${endpoint.value}`,
      { hint: `It answers ${older}` },
    );
  }
}

/** Model servers answer at '/' as well, and a user interface does nothing else. */
function needsPath({ name = '' }: StepView, { profile }: ConnectorContext) {
  const facts = STEPS.get(name);
  return (
    facts?.role === 'microservice' &&
    facts.profiles[profile] !== undefined &&
    name !== 'UI' &&
    name !== 'Router'
  );
}

function pathOf(
  { name = '' }: StepView,
  { profile }: ConnectorContext,
): string | undefined {
  const id = STEPS.get(name)?.component;
  const component = id === undefined ? undefined : DEFAULT_CATALOGUE.get(id);
  return component?.gmc[profile]?.endpoint ?? component?.endpoints[0];
}
