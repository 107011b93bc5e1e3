import {
  CREATED,
  dangling,
  deployment,
  dump,
} from '../__testUtils__/connectors';
import { MemoryIo } from '../__testUtils__/MemoryIo';

describe('judge', () => {
  it('gives programs the verdict of each connector', async () => {
    const io = new MemoryIo({
      'dump.json': dump(
        dangling('a'),
        dangling('b'),
        deployment('b', 'llm-svc'),
      ),
    });
    expect(await io.run('judge', 'dump.json', '--output', 'json')).toBe(1);
    expect(io.json).toEqual({
      schemaVersion: 1,
      connectors: ['a', 'b'].map(namespace => ({
        namespace,
        name: 'app',
        state: 'stuck',
        since: CREATED,
        claim: null,
        causes: [
          {
            code: 'dangling-downstream',
            step: 'Llm',
            object: { kind: 'GMConnector', name: 'app', namespace },
            since: CREATED,
            message: expect.stringContaining("'absent'"),
            advice: expect.any(String),
          },
        ],
        notices: [],
        steps: [
          { name: 'Llm', node: 'root', state: 'stuck' },
          { name: 'Router', node: null, state: 'missing' },
        ],
      })),
    });
  });

  it('tells people the root cause, for how long, and what to do', async () => {
    const io = new MemoryIo();
    io.stdin = dump(dangling('a'));
    expect(await io.run('judge', '-')).toBe(1);
    expect(io.out).toMatch(/^a\/app: stuck for 1 hour/);
    expect(io.out).toContain('  root cause dangling-downstream: step Llm, ');
    expect(io.out).toMatch(/^ {4}→ Add a step/m);
    expect(io.out).toMatch(/^ {2}stuck {3}Llm$/m);
  });

  it('judges as of the time that is given', async () => {
    const io = new MemoryIo({ 'dump.json': dump(dangling('a')) });
    await io.run('judge', 'dump.json', '--now', '2026-11-25T17:40:00+02:00');
    expect(io.out).toContain('stuck for 2 days');
  });

  it('says that there is nothing to judge', async () => {
    const io = new MemoryIo({ 'dump.json': dump() });
    expect(await io.run('judge', 'dump.json', '--output', 'json')).toBe(0);
    expect(io.json).toEqual({ schemaVersion: 1, connectors: [] });
    expect(io.err).toBe('opeactl: there is no GMConnector in dump.json\n');
  });

  it('passes over what is no object of Kubernetes', async () => {
    const io = new MemoryIo({
      'dump.json': dump(null, 1, {}, { kind: 'GMConnector', metadata: null }),
    });
    expect(await io.run('judge', 'dump.json', '--output', 'json')).toBe(0);
    expect(io.json).toEqual({ schemaVersion: 1, connectors: [] });
  });

  it.each([
    ['NAME   READY', 'it is no JSON: it should be'],
    ['', 'it is no JSON: it should be'],
    ['{"kind": "GMConnector"}', 'it is no List of Kubernetes objects'],
    ['[]', 'it is no List of Kubernetes objects'],
    ['null', 'it is no List of Kubernetes objects'],
  ])('refuses %j in one sentence', async (content, message) => {
    const io = new MemoryIo({ it: content });
    expect(await io.run('judge', 'it')).toBe(2);
    expect(io.err).toContain(`opeactl: ${message}`);
    expect(io.err.trim().split('\n')).toHaveLength(1);
    expect(io.out).toBe('');
  });
});
