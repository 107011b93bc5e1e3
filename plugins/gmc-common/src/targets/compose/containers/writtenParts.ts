import { credentialArguments } from '../../../redaction/credentialArguments';
import type { ComposeService } from '../ComposeFile';
import type { Credentials } from '../Credentials';
import { escapeComposeText } from '../interpolation';
import { mergeOptions, takenOptions } from '../serviceOptions';
import type { WrittenContainer } from '../writtenContainers';

/** The command that the document says, without the credentials' values. */
export function writtenCommand(
  { service, settings }: WrittenContainer,
  credentials: Credentials,
): string[] | undefined {
  const command = settings.command?.map(escapeComposeText);
  for (const { index, before, value, name } of credentialArguments(
    settings.command ?? [],
  )) {
    command?.splice(
      index,
      1,
      before + credentials.reference({ service, name, value }),
    );
  }
  return command;
}

/** Puts the further keys that the document says over a definition. */
export function withWrittenOptions(
  definition: ComposeService,
  { settings }: WrittenContainer,
): ComposeService {
  return mergeOptions(definition, escapeDeep(takenOptions(settings.options)));
}

/** Docker's name for the machine itself; only Docker Desktop knows it unasked. */
const MACHINE = 'host.docker.internal';

/** The hosts that a container has to be told of for what it calls. */
export function extraHosts(called: readonly string[]): string[] {
  return called.some(text => text.includes(MACHINE))
    ? [`${MACHINE}:host-gateway`]
    : [];
}

/** Leaves out what says nothing: undefined, empty lists and maps. */
export function saying(definition: ComposeService): ComposeService {
  return Object.fromEntries(
    Object.entries(definition).filter(
      ([, value]) =>
        value !== undefined &&
        !(
          typeof value === 'object' &&
          value !== null &&
          Object.keys(value).length === 0
        ),
    ),
  );
}

/** The options in Compose's own syntax, where its variables are meant. */
function escapeDeep<T>(value: T): T {
  if (typeof value === 'string') {
    return escapeComposeText(value) as T & string;
  }
  if (Array.isArray(value)) {
    return value.map(escapeDeep) as T & unknown[];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, escapeDeep(item)]),
    ) as T;
  }
  return value;
}
