import type { Component } from './Component';

/** `llm-textgen` of `opea/llm-textgen:1.5`, whoever's registry it is from. */
export function imageName(reference: string): string {
  return reference.replace(/[:@][^/]*$/, '').replace(/^.*\//, '');
}

/** The names of a component's images, one for each hardware. */
export function imageNames({ image, container }: Component): string[] {
  const variants = Object.values(container?.hardware ?? {});
  return [image, ...variants.flatMap(variant => variant?.image ?? [])].map(
    imageName,
  );
}
