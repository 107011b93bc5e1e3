import type { JudgeInput } from '../judge';
import {
  crashLoopBackOff,
  makeUnavailable,
  podOf,
  setContainer,
} from '../testing/faults';
import { judged } from '../testing/judged';
import { GATED_LOG } from '../testing/states';

describe('a gated model', () => {
  const gated = (tail: string, edit: (state: JudgeInput) => void = () => {}) =>
    judged(state => {
      const pod = makeUnavailable(state, 'tgi-service', 5);
      setContainer(pod, crashLoopBackOff(4));
      state.observations.previousLogs.push({
        pod: pod.metadata.name,
        container: 'tgi',
        restartCount: 4,
        tail,
      });
      edit(state);
    }).causes[0];

  it.each([
    'OSError: You are trying to access a gated repo.',
    'requests.exceptions.HTTPError: 401 Client Error: Unauthorized for url: https://huggingface.co/meta-llama/Llama-3.1-8B/resolve/main/config.json',
    'Repo model meta-llama/Llama-3.1-8B is gated. You must be authenticated to access it.',
    'huggingface_hub.errors.RepositoryNotFoundError: 401 Client Error.',
    'Error: GatedRepo(HttpStatus 403)',
  ])('is recognised by %s', tail => {
    const cause = gated(tail);
    expect(cause.code).toBe('gated-model');
    expect(cause.message).toContain('meta-llama/Llama-3.1-8B');
  });

  it('is no explanation for another failure to reach the hub', () => {
    expect(
      gated('Max retries exceeded with url: https://huggingface.co/a/b').code,
    ).toBe('crash-loop');
  });

  it('is named by the log before the config', () => {
    const { message } = gated(GATED_LOG.replaceAll('Llama-3.1-8B', 'Other'));
    expect(message).toContain('meta-llama/Other');
  });

  it('asks for the token in the Secret that the container reads', () => {
    const { advice } = gated(GATED_LOG, state => {
      podOf(state, 'tgi-service').spec!.containers![0].envFrom = [
        { configMapRef: { name: 'tgi-config' } },
        { secretRef: { name: 'hf-token' } },
      ];
    });
    expect(advice).toContain("Secret 'hf-token' of namespace 'codegen'");
  });

  it('points at the ConfigMap that still holds the placeholder', () => {
    const cause = gated(GATED_LOG, ({ objects }) => {
      objects.configMaps = [
        { name: 'tgi-config', placeholderTokenKeys: ['HF_TOKEN'] },
      ];
    });
    expect(cause.advice).toContain("ConfigMap 'tgi-config' (HF_TOKEN)");
    expect(cause.evidence.at(-1)).toEqual({
      object: { kind: 'ConfigMap', name: 'tgi-config', namespace: 'codegen' },
      text: 'HF_TOKEN still holds the placeholder instead of a token',
    });
  });

  it('stays the cause while the log of a newer crash is not fetched yet', () => {
    const cause = gated(GATED_LOG, state => {
      podOf(
        state,
        'tgi-service',
      ).status!.containerStatuses![0].restartCount = 5;
    });
    expect(cause.code).toBe('gated-model');
  });
});
