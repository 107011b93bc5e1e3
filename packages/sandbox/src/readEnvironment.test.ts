import { readEnvironment } from './readEnvironment';

describe('readEnvironment', () => {
  it('has a default for everything', () => {
    expect(readEnvironment({}, '/repository')).toEqual({
      dataDir: '/repository/.sandbox',
      gitPort: 7171,
      kubePort: 7172,
      controlPort: 7173,
      token: 'sandbox-token',
      speed: 1,
    });
  });

  it('takes what is set', () => {
    const env = {
      SANDBOX_DATA_DIR: 'data',
      SANDBOX_GIT_PORT: '0',
      SANDBOX_KUBE_PORT: '1',
      SANDBOX_CONTROL_PORT: '2',
      SANDBOX_TOKEN: 'secret',
      SANDBOX_SPEED: '2.5',
    };
    expect(readEnvironment(env, '/repository')).toEqual({
      dataDir: '/repository/data',
      gitPort: 0,
      kubePort: 1,
      controlPort: 2,
      token: 'secret',
      speed: 2.5,
    });
  });

  it('says what makes no sense, all of it', () => {
    const env = { SANDBOX_KUBE_PORT: 'http', SANDBOX_SPEED: '0' };
    expect(readEnvironment(env, '/')).toEqual({
      problems: [
        'SANDBOX_KUBE_PORT must be a port: 0 to 65535, not "http"',
        'SANDBOX_SPEED must be a number above 0, not "0"',
      ],
    });
  });
});
