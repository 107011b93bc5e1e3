import type { ResourcePath } from '@opea/backstage-plugin-gmc-node';

/**
 * The path of a resource on the API server. Every segment is encoded, so that
 * no name can lead elsewhere.
 */
export function resourceUrl(
  path: ResourcePath,
  query: Record<string, string | undefined> = {},
): string {
  const { group, version, plural, namespace, name, subresource } = path;
  const segments = [
    ...(group ? ['apis', group, version] : ['api', version]),
    ...(namespace === undefined ? [] : ['namespaces', namespace]),
    plural,
    ...(name === undefined ? [] : [name]),
    ...(subresource === undefined ? [] : [subresource]),
  ];
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) {
      search.set(key, value);
    }
  }
  const url = `/${segments.map(encodeSegment).join('/')}`;
  return search.size > 0 ? `${url}?${search}` : url;
}

function encodeSegment(segment: string): string {
  // encodeURIComponent leaves dots alone, and a URL resolves these two.
  return segment === '.' || segment === '..'
    ? segment.replaceAll('.', '%252E')
    : encodeURIComponent(segment);
}
