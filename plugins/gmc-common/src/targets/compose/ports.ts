import { withDefaults } from './interpolation';

/** A port of the machine, or several in a row, that lead into a container. */
export interface PublishedPort {
  /** The machine's address; all of them if there is none. */
  address?: string;
  first: number;
  last: number;
  protocol: string;
}

const MAPPING =
  /^(?:(?<address>\[[^\]]+\]|[^:]*):)?(?<first>\d+)(?:-(?<last>\d+))?:[\d-]+(?:\/(?<protocol>\w+))?$/;

/**
 * What a mapping such as `6006:80` publishes, variables by their defaults.
 *
 * @returns undefined where Docker chooses the port, or the defaults don't tell
 */
export function publishedPort(mapping: string): PublishedPort | undefined {
  const parts = MAPPING.exec(withDefaults(mapping))?.groups;
  if (!parts) {
    return undefined;
  }
  const { address, first, last = first, protocol = 'tcp' } = parts;
  return {
    ...(address !== undefined && address !== '0.0.0.0' && { address }),
    first: Number(first),
    last: Number(last),
    protocol,
  };
}

/** The port in the container that a mapping leads to, if it is one. */
export function containerPort(mapping: string): number | undefined {
  const [, port] = /(?:^|:)(\d+)(?:\/\w+)?$/.exec(withDefaults(mapping)) ?? [];
  return port === undefined ? undefined : Number(port);
}

/** Whether two mappings can't both be had. */
export function collide(a: PublishedPort, b: PublishedPort): boolean {
  return (
    a.protocol === b.protocol &&
    a.first <= b.last &&
    b.first <= a.last &&
    (a.address === undefined ||
      b.address === undefined ||
      a.address === b.address)
  );
}
