import { parseClaim, parseWorkloadClaim } from './parseClaim';

const UPSTREAM =
  'Replicas: 1 desired | 1 updated | 1 total | 0 available | 1 unavailable\nConditions:\n';
const FORK = `Ready; ${UPSTREAM.replace('0 available', '1 available')}`;
const STATEFUL_SET =
  'Not ready; Replicas: 2 desired | 1 ready | 2 current | 2 updated\n';
const WATCHER =
  'Ready; Replicas: 3 desired | 3 ready | 3 available | 3 updated\n  Type: Available\n';

describe('parseWorkloadClaim', () => {
  it.each([
    ["upstream's Deployments", UPSTREAM, { desired: 1, ready: 0 }],
    ["the fork's Deployments", FORK, { desired: 1, ready: 1 }],
    ["the fork's StatefulSets", STATEFUL_SET, { desired: 2, ready: 1 }],
    ["the watcher's Deployments", WATCHER, { desired: 3, ready: 3 }],
    [
      "the watcher's StatefulSets",
      'Ready; Replicas: 1 desired | 1 ready | 1 current\n',
      { desired: 1, ready: 1 },
    ],
    ['what is there and no workload', 'provisioned', undefined],
    ['nothing', '', undefined],
  ])('reads what is said of %s', (_, text, expected) => {
    expect(parseWorkloadClaim(text)).toEqual(expected);
  });
});

describe('parseClaim', () => {
  const annotations = {
    'Deployment:apps/v1:a:ns': FORK,
    'StatefulSet:apps/v1:b:ns': STATEFUL_SET,
    'Service:v1:a:ns': 'http://a.ns.svc:80',
    'PersistentVolumeClaim:v1:c:ns': 'provisioned',
  };

  it.each([
    ['9/0/9', { ready: 9, external: 0, total: 9 }],
    [' 2/1/3\n', { ready: 2, external: 1, total: 3 }],
    ['Success', { ready: 4, external: 0, total: 4, text: 'Success' }],
    ['Ready', { ready: 4, external: 0, total: 4, text: 'Ready' }],
    ['Failed', undefined],
    ['Not ready', undefined],
    ['', undefined],
    ['9/9', undefined],
    ['what ever', undefined],
  ])('reads %p, for four steps', (status, expected) => {
    expect(parseClaim({ status }, 4)).toEqual(expected);
  });

  it.each(['Ready', 'Not ready', 'Failed', 'Unknown'])(
    'counts the annotations where the status is %s',
    status => {
      expect(parseClaim({ status, annotations }, 9)).toEqual({
        ready: 1,
        external: 0,
        total: 2,
        text: status,
      });
    },
  );

  it('takes the word of the condition where there is no other', () => {
    const condition = { type: 'Success', message: 'All 2 are ready' };
    expect(parseClaim({ status: '', condition }, 2)).toMatchObject({
      ready: 2,
      text: 'Success',
    });
  });

  it('claims nothing where nothing is said', () => {
    expect(parseClaim(undefined, 3)).toBeUndefined();
  });
});
