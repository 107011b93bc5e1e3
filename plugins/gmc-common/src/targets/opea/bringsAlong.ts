import { HARDWARE } from '../../components';
import type { Component, Hardware } from '../../components';
import type { Microservice } from '../../opea';

/**
 * The hardware on which a component runs in just the form that a service is
 * written in; undefined if the service says anything else.
 */
export function bringsAlong(
  component: Component,
  service: Microservice,
): Hardware | undefined {
  const { address, replicas = 1, resources, container = {} } = service;
  const isPlain =
    address.kind === 'managed' &&
    address.port === component.port &&
    replicas === 1 &&
    !resources &&
    !container.dependsOn;
  return isPlain
    ? HARDWARE.find(hardware => isForm(component, hardware, service))
    : undefined;
}

function isForm(
  component: Component,
  hardware: Hardware,
  { image, model = component.model, environment, container }: Microservice,
): boolean {
  const form = component.container;
  const variant = form?.hardware?.[hardware];
  if (!variant && hardware !== 'xeon') {
    return false;
  }
  const own = { ...form?.environment, ...variant?.environment };
  const fill = (text: string) =>
    text
      .replaceAll('{model}', model ?? '')
      .replaceAll('{port}', String(component.port));
  const { command = [], volumes = [], options = {} } = container ?? {};
  return (
    image === (variant?.image ?? component.image) &&
    isSame(command, (variant?.command ?? form?.command ?? []).map(fill)) &&
    (volumes.length === 0 || isSame(volumes, form?.volumes ?? [])) &&
    isSame(options, { ...form?.options, ...variant?.options }) &&
    Object.entries(environment).every(
      ([name, value]) =>
        value === fill(own[name] ?? '') || isNoMatter(name, value, component),
    )
  );
}

/**
 * A variable of all services that is to be filled in: a store has no use for
 * proxies and tokens, a model server for its own tokens only.
 */
function isNoMatter(
  name: string,
  value: string,
  { model, container }: Component,
): boolean {
  return (
    /^\$\{[^}]*\}$/.test(value) &&
    (model === undefined || Object.hasOwn(container?.secrets ?? {}, name))
  );
}

function isSame(a: object, b: object): boolean {
  const text = (value: object) => JSON.stringify(Object.entries(value).sort());
  return text(a) === text(b);
}
