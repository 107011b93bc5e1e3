import { at } from '../yaml/YamlValue';
import type { YamlMap } from '../yaml/YamlValue';
import type { Dialect } from './Pipeline';

/** What a document can be, OPEA YAML or something that is taken for it. */
export type DocumentKind = Dialect | 'anchors' | 'connector' | 'compose';

/** Says by its keys which kind a document is; undefined if it is none. */
export function detectDialect(root: YamlMap): DocumentKind | undefined {
  const has = (key: string) => root.entries.has(key);
  if (
    at(root, 'micro_services')?.kind === 'list' ||
    at(root, 'mega_service')?.kind === 'list'
  ) {
    return 'exporter';
  }
  if (has('environment_variables') || hasImagesWithTags(root)) {
    return 'anchors';
  }
  if (has('opea_micro_services') || has('opea_mega_service')) {
    return 'rfc';
  }
  if (has('apiVersion') && has('kind')) {
    return 'connector';
  }
  return has('services') ? 'compose' : undefined;
}

/** In the exporter's first form a role holds images, and these their tags. */
function hasImagesWithTags(root: YamlMap): boolean {
  const services = at(root, 'opea_micro_services');
  if (services?.kind !== 'map') {
    return false;
  }
  return [...services.entries.values()].some(
    ({ value }) =>
      value.kind === 'map' &&
      [...value.entries.values()].some(
        image => at(image.value, 'tag') && !at(image.value, 'endpoint'),
      ),
  );
}
