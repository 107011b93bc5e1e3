import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CauseCode, NoticeCode } from './codes';
import { detectors } from './detectors';
import type { ConnectorState } from './Verdict';
import { judge } from './judge';
import { summary } from './testing/judged';
import { readyState } from './testing/readyState';
import { STATES_BY_CAUSE, STATES_BY_NOTICE } from './testing/states';

const PACKAGE = resolve(__dirname, '../..');
const DOCUMENT = readFileSync(resolve(PACKAGE, 'docs/causes.md'), 'utf8');

const CAUSES = Object.keys(STATES_BY_CAUSE) as CauseCode[];
const NOTICES = Object.keys(STATES_BY_NOTICE) as NoticeCode[];

describe('judge', () => {
  it('finds a connector ready when every workload has its replicas', () => {
    const verdict = judge(readyState());
    expect(verdict).toMatchObject({
      state: 'ready',
      since: '2026-11-23T14:06:00Z',
      claim: { ready: 3, external: 0, total: 3 },
      causes: [],
      notices: [],
    });
    expect(verdict.steps.map(({ name, state }) => [name, state])).toEqual([
      ['Llm', 'ready'],
      ['Tgi', 'ready'],
      ['Router', 'ready'],
    ]);
  });

  const expected: Record<CauseCode, [ConnectorState, ...CauseCode[]]> = {
    'cluster-unreachable': ['unknown', 'cluster-unreachable'],
    forbidden: ['unknown', 'forbidden'],
    'definition-missing': ['absent', 'definition-missing'],
    'connector-absent': ['absent', 'connector-absent'],
    'invalid-service-name': ['stuck', 'invalid-service-name'],
    'cross-namespace': ['stuck', 'cross-namespace'],
    'dangling-downstream': ['stuck', 'dangling-downstream'],
    'router-step': ['stuck', 'router-step'],
    'unsafe-value': ['stuck', 'unsafe-value'],
    'node-cycle': ['stuck', 'node-cycle'],
    'outside-operator-namespace': ['stuck', 'outside-operator-namespace'],
    'operator-silent': ['stuck', 'operator-silent'],
    'deployment-missing': ['degraded', 'deployment-missing', 'stale-claim'],
    'pod-create-refused': ['degraded', 'pod-create-refused'],
    'scaled-to-zero': ['degraded', 'scaled-to-zero'],
    'volume-unbound': ['degraded', 'volume-unbound'],
    unschedulable: ['degraded', 'unschedulable'],
    evicted: ['degraded', 'evicted'],
    'volume-mount-failed': ['degraded', 'volume-mount-failed'],
    'image-pull': ['degraded', 'image-pull'],
    'container-config': ['degraded', 'container-config'],
    'gated-model': ['degraded', 'gated-model'],
    'out-of-memory': ['degraded', 'out-of-memory'],
    'crash-loop': ['degraded', 'crash-loop'],
    'probe-failing': ['degraded', 'probe-failing'],
    'model-loading': ['progressing', 'model-loading'],
    'router-unreachable': ['degraded', 'router-unreachable'],
    'not-available': ['degraded', 'not-available'],
    'stale-claim': ['progressing', 'not-available', 'stale-claim'],
  };

  it.each(CAUSES)('judges the state made for %s', code => {
    expect(summary(STATES_BY_CAUSE[code]())).toEqual(expected[code]);
  });

  it.each(CAUSES)('explains %s in whole sentences', code => {
    const cause = judge(STATES_BY_CAUSE[code]()).causes.find(
      each => each.code === code,
    )!;
    expect(cause.message).toMatch(/^[A-Z].*[.]$/);
    expect(cause.advice).toMatch(/^[A-Z]/);
    expect(`${cause.message} ${cause.advice}`).not.toMatch(/undefined|NaN/);
    expect(JSON.stringify(cause.evidence)).not.toMatch(/undefined|NaN/);
  });

  it.each(CAUSES)('has one detector and one documented row for %s', code => {
    expect(detectors.filter(detector => detector.code === code)).toHaveLength(
      1,
    );
    expect(
      existsSync(resolve(__dirname, 'detectors', `${camel(code)}.ts`)),
    ).toBe(true);
    expect(rows(code)).toHaveLength(1);
  });

  it('has no detector without a state that shows what it finds', () => {
    expect(detectors.map(({ code }) => code).sort()).toEqual(
      [...CAUSES].sort(),
    );
  });

  it.each(NOTICES)('gives notice of %s while the connector works', code => {
    const verdict = judge(STATES_BY_NOTICE[code]());
    expect(verdict.state).toBe('ready');
    expect(verdict.notices.map(notice => notice.code)).toEqual([code]);
    expect(existsSync(resolve(__dirname, 'notices', `${camel(code)}.ts`))).toBe(
      true,
    );
    expect(rows(code)).toHaveLength(1);
  });

  it('names the modern keys for those of an older operator', () => {
    const [notice] = judge(STATES_BY_NOTICE['legacy-keys']()).notices;
    expect(notice).toMatchObject({ step: 'Tgi' });
    expect(notice.advice).toContain('modelId to MODEL_ID');
    expect(notice.advice).toContain('Remove hostPath');
  });
});

function camel(code: string): string {
  return code.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The rows of the tables whose first cell is the code. */
function rows(code: string): string[] {
  return DOCUMENT.split('\n').filter(
    line => line.split('|')[1]?.trim() === `\`${code}\``,
  );
}
