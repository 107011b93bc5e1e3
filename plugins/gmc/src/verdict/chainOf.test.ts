import { chainOf } from './chainOf';

const pod = { kind: 'Pod', name: 'tgi-x2x4k', namespace: 'chatqna' };
const container = { ...pod, container: 'tgi' };

describe('chainOf', () => {
  it('makes one link of what is told of one object', () => {
    expect(
      chainOf([
        { object: pod, text: 'phase Running' },
        { object: pod, text: 'Ready: False' },
      ]),
    ).toEqual([
      {
        object: pod,
        withinPrevious: false,
        says: ['phase Running', 'Ready: False'],
        verbatim: '',
      },
    ]);
  });

  it('knows a container of the Pod before it', () => {
    const other = { ...container, name: 'tgi-zzzzz' };
    const chain = chainOf(
      [pod, container, other].map(object => ({ object, text: 'running' })),
    );
    expect(chain.map(link => link.withinPrevious)).toEqual([
      false,
      true,
      false,
    ]);
  });

  it('keeps the lines of a log as they were written', () => {
    const [link] = chainOf([
      { object: container, text: 'CrashLoopBackOff' },
      { object: container, text: 'log: Traceback (most recent call last):' },
      { object: container, text: 'log:   File "main.py", line 3' },
      { object: container, text: 'ValueError:\n  no model' },
    ]);
    expect(link.says).toEqual(['CrashLoopBackOff']);
    expect(link.verbatim).toBe(
      [
        'Traceback (most recent call last):',
        '  File "main.py", line 3',
        'ValueError:',
        '  no model',
      ].join('\n'),
    );
  });
});
