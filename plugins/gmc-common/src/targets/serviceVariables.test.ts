import { parseOpea } from '../opea';
import { serviceVariables } from './serviceVariables';

describe('serviceVariables', () => {
  it('gives each service two variables that no other has', () => {
    const names = ['llm', 'LLM', 'tei-embedding', 'a/b@c', '3d', 'mega'];
    const { pipeline } = parseOpea(`
opea_micro_services:
${names.map(name => `  "${name}": {type: llm}\n`).join('')}opea_mega_service:
  mega_flow: [${names.join(' >> ')}]
`);
    const variables = pipeline && [...serviceVariables(pipeline)];
    expect(variables).toEqual([
      ['llm', { host: 'LLM_HOST', port: 'LLM_PORT' }],
      ['LLM', { host: 'LLM_2_HOST', port: 'LLM_2_PORT' }],
      [
        'tei-embedding',
        { host: 'TEI_EMBEDDING_HOST', port: 'TEI_EMBEDDING_PORT' },
      ],
      ['a/b@c', { host: 'A_B_C_HOST', port: 'A_B_C_PORT' }],
      ['3d', { host: 'SERVICE_3D_HOST', port: 'SERVICE_3D_PORT' }],
      // Without a number they are the megaservice's own.
      ['mega', { host: 'MEGA_2_HOST', port: 'MEGA_2_PORT' }],
    ]);
  });
});
