import { MEGA_VARIABLES } from '../serviceVariables';
import type { ServiceVariables } from '../serviceVariables';
import { soleReference } from './interpolation';

/** A value that looks like a credential, and whose it is. */
export interface Credential {
  /** The service's name in the document; none of the megaservice. */
  service?: string;
  /** The environment variable that holds it. */
  name: string;
  value: string;
  /** What to say to somebody who has not set it. */
  sentence?: string;
}

/**
 * Puts variables in the places of credentials: whoever starts the application
 * sets them, and no file holds a value.
 */
export class Credentials {
  private readonly owners = new Map<string, Credential>();

  constructor(
    private readonly variables: ReadonlyMap<string, ServiceVariables>,
  ) {}

  /** What stands for a credential's value in a compose file. */
  reference(credential: Credential): string {
    const { value, sentence, service, name } = credential;
    const written = soleReference(value);
    // The author has a message, or it can be done without.
    if (
      written?.operator?.endsWith('?') ||
      (written?.operator?.endsWith('-') && written.word === '')
    ) {
      return value;
    }
    const variable = written?.name ?? this.variableFor(credential);
    const whose = service === undefined ? 'the megaservice' : `'${service}'`;
    return required(
      variable,
      sentence ??
        `Set ${variable}, a credential of ${whose}${
          variable === name ? '' : ` (${name})`
        }`,
    );
  }

  /** Two services can have one name for two credentials. */
  private variableFor(credential: Credential): string {
    const { service = '', name, value } = credential;
    const plain = name.replace(/\W/g, '_').replace(/^(?=\d)/, '_');
    const owner = this.owners.get(plain);
    if (!owner || owner.value === '') {
      this.owners.set(plain, credential);
      return plain;
    }
    if (value === '' || value === owner.value) {
      return plain;
    }
    const { host } = this.variables.get(service) ?? MEGA_VARIABLES;
    return host.replace(/HOST$/, () => plain);
  }
}

/** A variable that Compose refuses to start without, and says why. */
export function required(variable: string, sentence: string): string {
  // Compose would take these for the end of the message, or for a variable.
  return `\${${variable}:?${sentence.replace(/[{}$]/g, '')}}`;
}
