import { connectorWith, stepsWith } from '../../dev/documents';
import { claimDifference } from './claimDifference';

const lacking = stepsWith('TgiGaudi', {
  state: 'missing',
  replicas: undefined,
});

describe('claimDifference', () => {
  it('counts the workloads that are there', () => {
    const { verdict } = connectorWith({ steps: lacking });
    expect(claimDifference(verdict)).toEqual({
      claimed: { ready: 9, total: 9 },
      found: { ready: 8, total: 9 },
      overstated: true,
    });
  });

  it('says nothing where both agree', () => {
    const claim = { ready: 8, external: 0, total: 9 };
    expect(
      claimDifference(connectorWith({ claim, steps: lacking }).verdict),
    ).toBeUndefined();
    expect(claimDifference(connectorWith().verdict)).toBeUndefined();
  });

  it.each([
    ['Ready', lacking, 8, true],
    ['Success', lacking, 8, true],
    ['Not ready', connectorWith().verdict.steps, 9, false],
  ])(
    'holds the word %s against what is there, although the counts agree',
    (text, steps, ready, overstated) => {
      const claim = { ready, external: 0, total: 9, text };
      expect(claimDifference(connectorWith({ claim, steps }).verdict)).toEqual({
        claimed: { ready, total: 9, text },
        found: { ready, total: 9 },
        overstated,
      });
    },
  );

  it.each([
    ['Ready', connectorWith().verdict.steps, 9],
    ['Not ready', lacking, 8],
    ['Unknown', lacking, 8],
  ])('says nothing of the word %s where it fits', (text, steps, ready) => {
    const claim = { ready, external: 0, total: 9, text };
    expect(
      claimDifference(connectorWith({ claim, steps }).verdict),
    ).toBeUndefined();
  });

  it('leaves out steps that have no workload of their own, as the operator does', () => {
    const steps = stepsWith('TgiGaudi', {
      state: 'external',
      replicas: undefined,
    });
    const claim = { ready: 8, external: 1, total: 8 };
    expect(
      claimDifference(connectorWith({ claim, steps }).verdict),
    ).toBeUndefined();
  });

  it('compares nothing without a claim, or without a step that is known', () => {
    expect(
      claimDifference(connectorWith({ claim: undefined }).verdict),
    ).toBeUndefined();
    expect(
      claimDifference(connectorWith({ steps: [] }).verdict),
    ).toBeUndefined();
  });
});
