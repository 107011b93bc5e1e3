import { mockServices } from '@backstage/backend-test-utils';
import { readCatalogue } from './readCatalogue';

function read(components?: object[]) {
  const logger = mockServices.logger.mock();
  const config = mockServices.rootConfig({
    data: components ? { gmc: { components } } : {},
  });
  return { catalogue: readCatalogue(config, logger), logger };
}

const moderation = {
  id: 'moderation',
  title: 'Moderation',
  role: 'microservice',
  endpoints: ['/v1/moderation'],
  port: 9400,
  image: 'registry.example/moderation:1.2.0',
};

describe('the components of the configuration', () => {
  it('stand beside the built-in ones', () => {
    const { catalogue, logger } = read([moderation]);
    expect(catalogue.withEndpoint('/v1/moderation')?.port).toBe(9400);
    expect(catalogue.get('llm')).toBeDefined();
    expect(logger.error).not.toHaveBeenCalled();
  });

  it('are the built-in ones where nothing is configured', () => {
    expect(read().catalogue.get('llm')).toBeDefined();
  });

  it('are left out with a reason where they are wrong, the others being kept', () => {
    const { catalogue, logger } = read([
      { ...moderation, prot: 1 },
      { ...moderation, id: 'second' },
    ]);
    expect(catalogue.get('moderation')).toBeUndefined();
    expect(catalogue.get('second')).toBeDefined();
    expect(logger.error).toHaveBeenCalledWith(
      expect.stringMatching(
        /^gmc\.components: invalid-component: .*'moderation'.*'prot' .*Did you mean 'port'/,
      ),
    );
  });
});
