import { resourceUrl } from './resourceUrl';

describe('resourceUrl', () => {
  it('writes collections, objects and what is under them', () => {
    expect(resourceUrl({ version: 'v1', plural: 'pods' })).toBe('/api/v1/pods');
    expect(
      resourceUrl({
        group: 'apps',
        version: 'v1',
        plural: 'deployments',
        namespace: 'shop',
        name: 'tgi',
        subresource: 'scale',
      }),
    ).toBe('/apis/apps/v1/namespaces/shop/deployments/tgi/scale');
  });

  it('leaves out what was not asked for', () => {
    const path = { version: 'v1', plural: 'pods' };
    expect(resourceUrl(path, { limit: '5', continue: undefined })).toBe(
      '/api/v1/pods?limit=5',
    );
  });

  it.each(['..', '.', 'a/../b', 'a?b', 'a#b', '%2e%2e'])(
    "stays where it is for the name '%s'",
    name => {
      const path = resourceUrl({
        version: 'v1',
        plural: 'pods',
        namespace: 'shop',
        name,
      });
      const resolved = new URL(path, 'https://cluster.example');
      expect(resolved.pathname).toBe(path);
      expect(resolved.search).toBe('');
    },
  );
});
