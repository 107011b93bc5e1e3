import { isCredentialKey } from './credentialKey';
import { isCredential } from './isCredential';

/** An argument that holds a credential, or a part of one that does. */
export interface CredentialArgument {
  /** Where it is among the arguments. */
  index: number;
  /** What stands before the value in the argument itself: `--api-key=`. */
  before: string;
  value: string;
  /** A name for it: `API_KEY`. */
  name: string;
}

/** The credentials in a command: `--api-key=…`, `--api-key …`, `postgres://app:…@db`. */
export function credentialArguments(
  command: readonly string[],
): CredentialArgument[] {
  return command.flatMap((argument, index) => {
    const [, before, value] = /^(--?[A-Za-z][\w-]*=)(.*)$/s.exec(argument) ?? [
      '',
      '',
      argument,
    ];
    const flag = before || command[index - 1] || '';
    const name = flag
      .replace(/^-+|=$/g, '')
      .replace(/\W/g, '_')
      .toUpperCase();
    const follows =
      before !== '' || (/^--?\w/.test(flag) && !argument.startsWith('-'));
    const isSecret = follows
      ? isCredential(name, value)
      : isCredential('', value);
    return isSecret && value !== ''
      ? [
          {
            index,
            before,
            value,
            name: isCredentialKey(name) ? name : 'SECRET',
          },
        ]
      : [];
  });
}
