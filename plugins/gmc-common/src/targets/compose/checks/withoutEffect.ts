import type { Microservice } from '../../../opea';
import { apiKeyOf } from '../../python/apiKeyVariable';
import { componentOf } from '../ComposeContext';
import type { ComposeContext } from '../ComposeContext';
import { containerForm, needsModel } from '../containerForm';
import { runOnHardware } from './hardwareFallback';

/** Keys that say how a service runs. */
const CONTAINER_KEYS = [
  'server',
  'hardware',
  'store',
  'image',
  'replicas',
  'resources',
  'container',
] as const;

const CALLED = { server: 'model server', store: 'store' };

/** Warns of what is written and does nothing. */
export function withoutEffect(context: ComposeContext): void {
  const { pipeline, deployed } = context;
  for (const service of pipeline.services) {
    if (service.address.kind === 'external') {
      elsewhere(service, context);
    }
  }
  // The model of an exporter's document is told from what is written anyway.
  for (const service of pipeline.dialect === 'rfc' ? deployed : []) {
    unheard(service, context);
  }
}

function elsewhere(service: Microservice, { report }: ComposeContext): void {
  const { name, environment, ranges } = service;
  for (const key of CONTAINER_KEYS) {
    if (service[key] !== undefined) {
      report.warning(
        'not-in-compose',
        ranges.keys[key] ?? ranges.name,
        `'${name}' runs elsewhere: '${key}' has no effect`,
      );
    }
  }
  for (const variable of Object.keys(environment)) {
    if (variable !== apiKeyOf(service)) {
      report.warning(
        'not-in-compose',
        ranges.environment[variable] ?? ranges.name,
        `'${name}' runs elsewhere: the variable '${variable}' has no effect`,
      );
    }
  }
}

function unheard(service: Microservice, context: ComposeContext): void {
  const { name, ranges, address, hardware } = service;
  const component = componentOf(service, context);
  const calls = component?.calls ?? [];
  const takesModel =
    calls.some(call => call.takesModel) ||
    (component !== undefined &&
      needsModel(containerForm(component, service.hardware)));
  const say = (key: string, reason: string) =>
    context.report.warning(
      'not-in-compose',
      ranges.keys[key] ?? ranges.keys[`${key}-id`] ?? ranges.name,
      `'${key}' of '${name}' has no effect: ${reason}`,
    );
  if (service.model !== undefined && !takesModel) {
    say('model', 'it is not known how its image is told the model');
  }
  if (hardware !== undefined && runOnHardware(service, context).length === 0) {
    say('hardware', 'nothing is known of it that depends on hardware');
  }
  for (const key of ['server', 'store'] as const) {
    if (service[key] !== undefined && !calls.some(({ by }) => by === key)) {
      say(key, `it is not known to call a ${CALLED[key]}`);
    }
  }
  const host = address.kind === 'managed' ? address.host : undefined;
  if (host !== undefined && host !== name) {
    say('host', `within the application it is called '${name}'`);
  }
}
