import type { Component, Hardware } from '../components';

/** The image of a component for a kind of hardware. */
export function imageFor(
  { image, container }: Component,
  hardware: Hardware | undefined,
): string {
  return (hardware && container?.hardware?.[hardware]?.image) ?? image;
}
