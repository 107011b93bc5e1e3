import type { Component } from './Component';

/**
 * Whether a service's `server:` or `store:` means a component: by its id, by
 * one of its names, or in short, as `tei` of tei-embedding.
 *
 * @public
 */
export function goesBy(name: string, { id, names }: Component): boolean {
  const plain = name.toLowerCase();
  return id === plain || id.startsWith(`${plain}-`) || names.includes(plain);
}
