import { documentKind } from './documentKind';

describe('documentKind', () => {
  it.each([
    ['opea_micro_services: {}', 'opea'],
    ['opea_mega_service: {mega_flow: [a]}', 'opea'],
    ['micro_services: [{service_name: llm}]', 'opea'],
    ['environment_variables: {}', 'opea'],
    ['kind: GMConnector', 'gmconnector'],
    ['kind: Namespace\n---\nkind: GMConnector\n', 'gmconnector'],
    ['{"kind": "GMConnector"}', 'gmconnector'],
    ['services: {llm: {image: x}}', 'unknown'],
    ['kind: Deployment\napiVersion: apps/v1', 'unknown'],
    ['', 'unknown'],
    ['just a text', 'unknown'],
    ['\u0000\u0001\ufffd', 'unknown'],
  ])('takes %j for %s', (text, kind) => {
    expect(documentKind(text)).toBe(kind);
  });

  it.each([
    ['\topea_micro_services:\n\t\tllm:\n', 'opea'],
    [`opea_micro_services: ${'['.repeat(100_000)}`, 'opea'],
    [`kind: GMConnector\n# ${'x'.repeat(300_000)}`, 'gmconnector'],
  ])('knows what a text was to be that cannot be read', (text, kind) => {
    expect(documentKind(text)).toBe(kind);
  });

  it('is not misled by what stands inside of another document', () => {
    expect(
      documentKind('data:\n  it: |\n    opea_micro_services:\n      llm:\n'),
    ).toBe('unknown');
  });
});
