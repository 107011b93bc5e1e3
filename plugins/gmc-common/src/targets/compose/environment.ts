import type { ContainerForm } from './containerForm';
import { isCredential } from '../../redaction/isCredential';
import type { Credentials } from './Credentials';
import { escapeValue } from './interpolation';
import type { Callee } from './ModelServers';
import type { WrittenContainer } from './writtenContainers';

/** What stands for `{model}`, `{port}` and the like in a component's texts. */
export type Placeholders = Partial<
  Record<'host' | 'port' | 'url' | 'model', string>
>;

/**
 * Fills in a component's text.
 *
 * @returns undefined where what it needs is not known
 */
function fill(
  template: string,
  placeholders: Placeholders,
): string | undefined {
  let isComplete = true;
  const text = template.replace(
    /\{(host|port|url|model)\}/g,
    (_, name: keyof Placeholders) => {
      isComplete &&= placeholders[name] !== undefined;
      return placeholders[name] ?? '';
    },
  );
  return isComplete ? escapeValue(text) : undefined;
}

/** Fills in a component's arguments; one that can't be is left out. */
export function fillCommand(
  command: readonly string[],
  placeholders: Placeholders,
): string[] {
  return command.flatMap(argument => fill(argument, placeholders) ?? []);
}

/** A component's own variables, its secrets among them. */
export function ownVariables(
  { environment = {}, secrets = {} }: Partial<ContainerForm>,
  placeholders: Placeholders,
  service: string,
  credentials: Credentials,
): Record<string, string> {
  return {
    ...filled(environment, placeholders),
    ...Object.fromEntries(
      Object.entries(secrets).map(([name, sentence]) => [
        name,
        credentials.reference({ service, name, value: '', sentence }),
      ]),
    ),
  };
}

/** The variables by which a microservice finds what it calls. */
export function callVariables({
  call,
  component,
  model,
  server,
}: Callee): Record<string, string> {
  return filled(call.environment?.[component.id] ?? {}, {
    model,
    ...(server && {
      host: server.host,
      port: String(server.port),
      url: `http://${server.host}:${server.port}`,
    }),
  });
}

/** The variables that the document says, without the credentials' values. */
export function writtenVariables(
  { service, environment }: WrittenContainer,
  credentials: Credentials,
  secrets: Record<string, string> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).map(([name, value]) => [
      name,
      isCredential(name, value) || Object.hasOwn(secrets, name)
        ? credentials.reference({
            service,
            name,
            value,
            sentence: secrets[name],
          })
        : escapeValue(value),
    ]),
  );
}

function filled(
  templates: Record<string, string>,
  placeholders: Placeholders,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(templates).flatMap(([name, template]) => {
      const value = fill(template, placeholders);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
