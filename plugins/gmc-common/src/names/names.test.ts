import { formatConnectorRef, parseConnectorRef } from './ConnectorRef';
import { isDnsLabel, isServiceName } from './kubernetesNames';
import { nearest } from './nearest';

describe('nearest', () => {
  it.each([
    ['retreiver', ['embedding', 'retriever', 'llm'], 'retriever'],
    ['LLM', ['llm', 'lvm'], 'llm'],
    ['steps', ['step'], 'step'],
    ['modle', ['model', 'module'], 'model'],
  ])('takes %s for a slip of the pen', (name, candidates, expected) => {
    expect(nearest(name, candidates)).toBe(expected);
  });

  it('does not guess where nothing is near', () => {
    expect(nearest('colour', ['name', 'data', 'condition'])).toBeUndefined();
  });
});

describe('parseConnectorRef', () => {
  it('reads what formatConnectorRef writes', () => {
    const ref = { namespace: 'team-a', name: 'chat.qna' };
    expect(parseConnectorRef(formatConnectorRef(ref))).toEqual(ref);
  });

  it.each(['chatqna', 'a/b/c', '/chatqna', 'Team/chatqna', 'team/../x', 'a/'])(
    'refuses %s',
    text => {
      expect(parseConnectorRef(text)).toBeUndefined();
    },
  );
});

describe('Kubernetes names', () => {
  it('lets a namespace begin with a digit, and a Service not', () => {
    expect(isDnsLabel('3d')).toBe(true);
    expect(isServiceName('3d')).toBe(false);
  });

  it('ends at 63 characters', () => {
    expect(isDnsLabel('a'.repeat(63))).toBe(true);
    expect(isDnsLabel('a'.repeat(64))).toBe(false);
  });
});
