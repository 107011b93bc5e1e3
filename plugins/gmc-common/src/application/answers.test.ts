import { parseApplicationAnswers, parseChatQnaAnswers } from './answers';

const asked = {
  name: 'support-chat',
  owner: 'group:default/support',
  repository: 'github.com?owner=team&repo=support-chat',
  cluster: 'production',
};

describe('parseChatQnaAnswers', () => {
  it('fills in what follows from the name and what has a default', () => {
    expect(parseChatQnaAnswers(asked).answers).toEqual({
      ...asked,
      title: undefined,
      description: undefined,
      system: undefined,
      branch: 'main',
      namespace: 'support-chat',
      connector: 'support-chat',
      existingNamespace: false,
      gitops: 'none',
      hardware: 'xeon',
      reranking: true,
      dataPreparation: true,
      model: 'Intel/neural-chat-7b-v3-3',
      embeddingModel: 'BAAI/bge-base-en-v1.5',
      rerankingModel: 'BAAI/bge-reranker-base',
    });
  });

  it('takes the empty fields of a form as left out', () => {
    const { answers } = parseChatQnaAnswers({
      ...asked,
      namespace: '',
      system: '',
      description: null,
    });
    expect(answers).toMatchObject({ namespace: 'support-chat' });
    expect(answers?.system).toBeUndefined();
    expect(answers?.description).toBeUndefined();
  });

  it.each(['Chat_QnA', '-x', 'x-', '9lives', 'a.b', '', 'x'.repeat(64)])(
    'refuses the name %j, which Kubernetes would refuse',
    name => {
      expect(parseChatQnaAnswers({ ...asked, name }).problems).toEqual([
        {
          answer: 'name',
          message: expect.stringContaining(
            "'name' has to begin with a lower-case letter",
          ),
        },
      ]);
    },
  );

  it.each([
    ['namespace', 'kube-system'],
    ['namespace', 'Team'],
    ['connector', '1st'],
    ['model', 'neural-chat'],
    ['model', 'a/b--c'],
    ['model', "x/y'z"],
    ['model', 'hf_secret/../x'],
    ['owner', 'two words'],
    ['repository', 'github.com?owner=team'],
    ['repository', ' ?repo=x'],
    ['branch', 'a..b'],
    ['branch', 'feature/'],
    ['description', 'two\nlines'],
    ['hardware', 'tpu'],
    ['gitops', 'jenkins'],
    ['cluster', ''],
  ])('refuses %s %j', (answer, value) => {
    const { answers, problems } = parseChatQnaAnswers({
      ...asked,
      [answer]: value,
    });
    expect(answers).toBeUndefined();
    expect(problems.map(problem => problem.answer)).toEqual([answer]);
  });

  it('tells of everything that is wrong at once, by name', () => {
    expect(
      parseChatQnaAnswers({ name: 'a', hardware: 'tpu', colour: 'red' })
        .problems,
    ).toEqual([
      { answer: 'owner', message: "'owner' is missing" },
      { answer: 'repository', message: "'repository' is missing" },
      { answer: 'cluster', message: "'cluster' is missing" },
      {
        answer: 'hardware',
        message: "'hardware' has to be one of xeon, gaudi, nvidia",
      },
      { answer: 'colour', message: "'colour' is not among the questions" },
    ]);
  });

  it.each([undefined, null, 'text', [], 7])('survives %j', input => {
    expect(parseChatQnaAnswers(input).problems.length).toBeGreaterThan(0);
  });
});

describe('parseApplicationAnswers', () => {
  it('does not take answers about a pipeline that is written already', () => {
    expect(
      parseApplicationAnswers({ ...asked, model: 'a/b' }).problems,
    ).toEqual([
      { answer: 'model', message: "'model' is not among the questions" },
    ]);
  });
});
