import type { Catalogue, Component } from '../../components';
import { ContainerNames } from './ContainerNames';
import { escapeComposeText, withDefaults } from './interpolation';

/** A colon within a variable separates nothing. */
const PART = String.raw`(?:\$\{[^}]*\}|\$(?!\{)|[^:$])+`;

/** `source:target`, with or without `:mode` behind. */
const MOUNT = new RegExp(`^(?<source>${PART}):(?<target>${PART})(?::.*)?$`);

/** The mounts of all containers, and the volumes that they name. */
export class Volumes {
  readonly names = new Set<string>();
  private readonly storeNames = new ContainerNames();
  private readonly stores: ReadonlySet<string>;

  constructor({ components }: Catalogue) {
    this.stores = new Set(
      components
        .flatMap(({ calls = [] }) => calls)
        .filter(({ by }) => by === 'store')
        .flatMap(call => call.components),
    );
  }

  /**
   * The mounts of a container: its component's, and those that the document
   * adds or puts in their places.
   */
  mounts(
    component: Component | undefined,
    written: readonly string[] = [],
  ): string[] {
    const targets = new Set(written.map(targetOf));
    const known = (component?.container?.volumes ?? []).filter(
      mount => !targets.has(targetOf(mount)),
    );
    const mounts = [
      ...known.map(mount => this.ofOne(mount, component)),
      ...written.map(mount => escapeComposeText(fromComposeFolder(mount))),
    ];
    for (const mount of mounts) {
      const name = namedVolume(mount);
      if (name !== undefined) {
        this.names.add(name);
      }
    }
    return mounts;
  }

  /** Model servers share what they have downloaded; two stores share nothing. */
  private ofOne(mount: string, component: Component | undefined): string {
    const [name, ...target] = mount.split(':');
    return component && this.stores.has(component.id)
      ? [this.storeNames.take(name), ...target].join(':')
      : mount;
  }
}

function targetOf(mount: string): string {
  return MOUNT.exec(mount)?.groups?.target ?? mount;
}

/** The volume that a mount names, if it is no folder of the machine. */
function namedVolume(mount: string): string | undefined {
  const source = MOUNT.exec(withDefaults(mount))?.groups?.source;
  return source !== undefined && /^[A-Za-z0-9][\w.-]+$/.test(source)
    ? source
    : undefined;
}

/**
 * A mount as the compose file has it: a folder beside `opea.yaml` is two
 * levels up from there.
 */
function fromComposeFolder(mount: string): string {
  return mount.replace(
    /^(\$\{\w+:?-)?(\.\.?)(?=[/:}])/,
    (_, opening: string = '', dots: string) =>
      `${opening}../..${dots === '..' ? '/..' : ''}`,
  );
}
