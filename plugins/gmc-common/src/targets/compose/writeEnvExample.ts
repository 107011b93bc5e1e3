import type { ComposeFile } from './ComposeFile';
import { referencesIn } from './interpolation';
import type { Reference } from './interpolation';

/** A variable that Compose fills in, and where it does. */
interface Setting {
  reference: Reference;
  /** Names in the compose file. */
  services: Set<string>;
  /** It is a port of the machine. */
  isPort: boolean;
}

const INTRODUCTION = `#
# What compose.yaml takes from its surroundings: copy this file to .env beside
# it, and fill it in there. Keep .env out of the repository.
`;

/** What to know of a token of Hugging Face that nobody says elsewhere. */
const TOKEN_NOTE = `# For models that are open to everybody the token of any account will do; for
# gated ones (of meta-llama, google or mistralai, say) the account needs access.
`;

/** Writes what can and what has to be set. */
export function writeEnvExample(file: ComposeFile): string {
  const settings = settingsOf(file);
  const required = settings.filter(({ reference }) => isRequired(reference));
  const optional = settings.filter(({ reference }) => !isRequired(reference));
  return [
    INTRODUCTION,
    ...(required.length > 0 ? ['# Has to be set\n'] : []),
    ...required.map(writeRequired),
    ...(optional.length > 0 ? ['# May be set\n'] : []),
    ...optional.map(writeOptional),
  ].join('\n');
}

/** By variable; where it has to be set is more than where it may. */
function settingsOf({ services }: ComposeFile): Setting[] {
  const settings = new Map<string, Setting>();
  for (const [service, definition] of Object.entries(services)) {
    for (const [key, value] of Object.entries(definition)) {
      for (const reference of textsIn(value).flatMap(referencesIn)) {
        const setting = settings.get(reference.name) ?? {
          reference,
          services: new Set(),
          isPort: key === 'ports',
        };
        if (isRequired(reference) && !isRequired(setting.reference)) {
          setting.reference = reference;
        }
        setting.services.add(service);
        settings.set(reference.name, setting);
      }
    }
  }
  return [...settings.values()];
}

function isRequired({ operator }: Reference): boolean {
  return operator?.endsWith('?') === true;
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null
    ? Object.values(value).flatMap(textsIn)
    : [];
}

function writeRequired({ reference, services }: Setting): string {
  const { name, word } = reference;
  return [
    `# ${word || 'A value is needed'} (${[...services].join(', ')})\n`,
    ...(/^HF_|HUGGING/i.test(name) ? [TOKEN_NOTE] : []),
    `${name}=\n`,
  ].join('');
}

function writeOptional({ reference, services, isPort }: Setting): string {
  const { name, operator, word } = reference;
  const who = [...services].join(', ');
  const what = isPort ? `The port of this machine for ${who}` : `For ${who}`;
  return operator?.endsWith('-')
    ? `# ${what}\n# ${name}=${quoted(word)}\n`
    : `# ${what}; empty if it is not set\n# ${name}=\n`;
}

/** Within single quotes nothing means anything. */
function quoted(value: string): string {
  return /^[\w./:@-]*$/.test(value) || value.includes("'")
    ? value
    : `'${value}'`;
}
