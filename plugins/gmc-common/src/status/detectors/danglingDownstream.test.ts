import type { JudgeInput } from '../judge';
import { judged } from '../testing/judged';
import { step } from '../testing/states';

describe('a dangling downstream', () => {
  const target = (
    value: string,
    edit: (state: JudgeInput) => void = () => {},
  ) =>
    judged(state => {
      step(state, 0).internalService!.config!.TGI_LLM_ENDPOINT = value;
      edit(state);
    }).causes[0];

  it('is a step that is not there, and the ones that are there are offered', () => {
    const cause = target('tgi-absent');
    expect(cause).toMatchObject({ code: 'dangling-downstream', step: 'Llm' });
    expect(cause.advice).toContain('(tgi-service)');
  });

  it('is a URL, which the operator can not resolve', () => {
    expect(target('http://me:pw@tgi:80').message).toContain(
      "'http://tgi:80' as its TGI_LLM_ENDPOINT",
    );
  });

  it('is a step that is not marked as downstream', () => {
    const cause = target('tgi-service', state => {
      delete step(state, 1).internalService!.isDownstreamService;
    });
    expect(cause.message).toContain('not marked as isDownstreamService');
  });

  it('is a step of another node', () => {
    const cause = target('tgi-service', ({ objects }) => {
      const { nodes } = objects.connector!.spec;
      const steps = nodes.root.steps!;
      nodes.second = { routerType: 'Sequence', steps: steps.splice(1, 1) };
    });
    expect(cause.message).toContain("not in its node 'root'");
  });
});
