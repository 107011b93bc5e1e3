import { mockApis } from '@backstage/frontend-test-utils';
import { configuredHosts } from './configuredHosts';

describe('configuredHosts', () => {
  it('names the hosts of every configured integration, once', () => {
    const config = mockApis.config({
      data: {
        integrations: {
          github: [{ token: 'secret' }, { host: 'ghe.example.com' }],
          gitea: [{ host: 'localhost:7171' }, { host: 'localhost:7171' }],
        },
      },
    });

    expect(configuredHosts(config)).toEqual([
      'localhost:7171',
      'github.com',
      'ghe.example.com',
    ]);
  });

  it('leaves out hosts that no action publishes to', () => {
    const config = mockApis.config({
      data: { integrations: { gerrit: [{ host: 'gerrit.example.com' }] } },
    });

    expect(configuredHosts(config)).toEqual([]);
  });
});
