import {
  translationApiRef,
  type ApiHolder,
} from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/frontend-test-utils';
import { FakeGmcApi } from '../../../dev/FakeGmcApi';
import { gmcApiRef } from '../../api/gmcApiRef';
import { validateCluster } from './validateCluster';

describe('validateCluster', () => {
  const api = new FakeGmcApi();
  const implementations = new Map<string, unknown>([
    [gmcApiRef.id, api],
    [translationApiRef.id, mockApis.translation()],
  ]);
  const apiHolder: ApiHolder = {
    get: <T>(ref: { id: string }) => implementations.get(ref.id) as T,
  };

  async function findings(name: string | undefined): Promise<string[]> {
    const messages: string[] = [];
    const field = { addError: (message: string) => messages.push(message) };
    await validateCluster(name, field, { apiHolder });
    return messages;
  }

  beforeEach(() => {
    api.clusterList = [
      { cluster: 'kind-dev', state: 'live' },
      { cluster: 'eu', state: 'unreachable' },
    ];
  });

  it.each(['kind-dev', 'eu', '', undefined])('accepts %p', async name => {
    await expect(findings(name)).resolves.toEqual([]);
  });

  it('refuses a cluster that is not configured, naming those that are', async () => {
    await expect(findings('us')).resolves.toEqual([
      'Cluster us is not configured in this Backstage; it knows kind-dev, eu',
    ]);
  });

  it.each(['two words', 'a/b', 'x'.repeat(254)])(
    'refuses %p, which cannot be a name',
    async name => {
      api.clusterList = new Error('Failed to fetch');
      const [message] = await findings(name);
      expect(message).toMatch(/cannot be the name of a cluster/);
    },
  );

  it('accepts any name while the clusters cannot be listed', async () => {
    api.clusterList = new Error('Failed to fetch');
    await expect(findings('us')).resolves.toEqual([]);
  });
});
