import type { JudgeInput } from '../judge';
import { makeUnavailable, setContainer } from '../testing/faults';
import { judged } from '../testing/judged';
import { minutesAgo } from '../testing/readyState';

function silentFor(minutes: number, message: string) {
  return ({ observations }: JudgeInput) => {
    observations.router = {
      answers: false,
      message,
      since: minutesAgo(minutes),
    };
  };
}

describe('a router that does not answer', () => {
  it('makes the router degraded, though its workload has its replicas', () => {
    const verdict = judged(silentFor(5, 'connection refused'));
    expect(verdict.state).toBe('degraded');
    expect(verdict.causes).toMatchObject([
      {
        code: 'router-unreachable',
        step: 'Router',
        object: { kind: 'Service', name: 'router-service' },
        since: minutesAgo(5),
      },
    ]);
    expect(verdict.causes[0].advice).toContain('does not listen');
    expect(verdict.steps.map(({ state }) => state)).toEqual([
      'ready',
      'ready',
      'degraded',
    ]);
  });

  it.each([
    ['no endpoints available for service "router-service"', 'selects no Pod'],
    ['services "router-service" not found', 'The Service is gone'],
    ['no answer within 5 seconds', 'network policy'],
  ])('is advised by what came back: %s', (message, words) => {
    const [cause] = judged(silentFor(5, message)).causes;
    expect(cause.advice).toContain(words);
  });

  it('is no cause of its own while its workload is not available', () => {
    const verdict = judged(state => {
      silentFor(5, 'no endpoints available')(state);
      setContainer(makeUnavailable(state, 'router-service', 1), {
        state: { waiting: { reason: 'ContainerCreating' } },
      });
    });
    expect(verdict.causes.map(({ code }) => code)).toEqual(['not-available']);
  });

  it('is not concluded where nobody asked, or where it answered', () => {
    expect(judged(() => {}).state).toBe('ready');
    const answered = judged(({ observations }) => {
      observations.router = { answers: true, since: minutesAgo(1) };
    });
    expect(answered).toMatchObject({ state: 'ready', causes: [] });
  });
});
