import { MemoryIo } from '../__testUtils__/MemoryIo';

const CONNECTOR = `# Kept.
apiVersion: gmc.opea.io/v1alpha3
kind: GMConnector
metadata: { name: app, namespace: app }
spec:
  routerConfig: { name: router, serviceName: router-service }
  nodes:
    root:
      routerType: Sequence
      steps:
        - name: Llm
          internalService:
            serviceName: llm-svc
            config:
              tgi_endpoint: tgi-svc # the server
        - name: Tgi
          internalService:
            serviceName: tgi-svc
            isDownstreamService: true
`;
const UPGRADED = CONNECTOR.replace('tgi_endpoint', 'TGI_LLM_ENDPOINT');

const OPEA = `opea_micro_services:
  llm: {endpoint: /v1/chat/completions, modle: a/b} # kept
opea_mega_service:
  mega_flow: llm
`;

describe('upgrade', () => {
  it('prints the text with the keys of today, and says what it did', async () => {
    const io = new MemoryIo({ 'connector.yaml': CONNECTOR });
    expect(await io.run('upgrade', 'connector.yaml')).toBe(0);
    expect(io.out).toBe(UPGRADED);
    expect(io.err).toBe(
      'connector.yaml:15:15 Write TGI_LLM_ENDPOINT instead of tgi_endpoint\n',
    );
    expect(io.files.get('/project/connector.yaml')).toBe(CONNECTOR);
  });

  it.each(['-w', '--write'])('changes the file with %s', async flag => {
    const io = new MemoryIo({ 'connector.yaml': CONNECTOR });
    expect(await io.run('upgrade', flag, 'connector.yaml')).toBe(0);
    expect(io.out).toBe('');
    expect(io.files.get('/project/connector.yaml')).toBe(UPGRADED);
  });

  it('prints what it reads from standard input, always', async () => {
    const io = new MemoryIo();
    io.stdin = CONNECTOR;
    expect(await io.run('upgrade', '-', '--write')).toBe(0);
    expect(io.out).toBe(UPGRADED);
    expect([...io.files]).toEqual([]);
  });

  it('mends in OPEA YAML what is nearly right', async () => {
    const io = new MemoryIo({ 'opea.yaml': OPEA });
    expect(await io.run('upgrade', 'opea.yaml')).toBe(0);
    expect(io.out).toBe(
      OPEA.replace('modle', 'model').replace(
        'mega_flow: llm',
        'mega_flow: ["llm"]',
      ),
    );
    expect(io.err.match(/^opea\.yaml:/gm)).toHaveLength(2);
  });

  it.each([
    ['as it is', UPGRADED],
    ['with CRLF', UPGRADED.replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\ufeff${UPGRADED}`],
    ['without a line break at the end', UPGRADED.trimEnd()],
  ])('leaves a text that needs nothing %s', async (_how, text) => {
    const io = new MemoryIo({ 'connector.yaml': text });
    io.writeFile = () => Promise.reject(new Error('written'));
    expect(await io.run('upgrade', 'connector.yaml')).toBe(0);
    expect(io.out).toBe(text);
    expect(io.err).toBe('');
    expect(await io.run('upgrade', '-w', 'connector.yaml')).toBe(0);
  });

  it('keeps a byte order mark and CRLF around what it changes', async () => {
    const windows = (text: string) => `\ufeff${text.replaceAll('\n', '\r\n')}`;
    const io = new MemoryIo({ 'connector.yaml': windows(CONNECTOR) });
    expect(await io.run('upgrade', '-w', 'connector.yaml')).toBe(0);
    expect(io.files.get('/project/connector.yaml')).toBe(windows(UPGRADED));
  });

  it.each([
    ['no document that it knows', 'services: {}', 'unsupported-dialect'],
    ['no YAML', `${OPEA}  - [`, 'yaml-syntax'],
    ['no text', Uint8Array.of(0xff, 0xff), 'yaml-syntax'],
  ])('does nothing to %s, and says so', async (_what, content, code) => {
    const io = new MemoryIo({ it: content });
    expect(await io.run('upgrade', '-w', 'it')).toBe(1);
    expect(io.err).toContain(`error ${code}`);
  });

  it('points at validate for errors that are not its business', async () => {
    const io = new MemoryIo({
      'connector.yaml': UPGRADED.replace(
        'TGI_LLM_ENDPOINT: tgi-svc',
        'TGI_LLM_ENDPOINT: nowhere',
      ),
    });
    expect(await io.run('upgrade', 'connector.yaml')).toBe(0);
    expect(io.err).toBe(
      'opeactl: 1 error of other kinds in connector.yaml; opeactl validate tells them\n',
    );
  });
});
