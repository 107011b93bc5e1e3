import { judge, type JudgeInput } from '../judge';
import type { Verdict } from '../Verdict';
import { change } from './states';

/** The verdict about the ready state with something done to it. */
export function judged(edit: (state: JudgeInput) => void): Verdict {
  return judge(change(edit));
}

/** The state, and the codes of the causes. */
export function summary(state: JudgeInput): string[] {
  const verdict = judge(state);
  return [verdict.state, ...verdict.causes.map(({ code }) => code)];
}
