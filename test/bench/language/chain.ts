/** An `opea.yaml` of so many services, each of which calls the next. */
export function chain(services: number): string {
  const names = Array.from({ length: services }, (_, index) => `s${index}`);
  return `opea_micro_services:
${names
  .map(name => `  ${name}:\n    endpoint: http://${name}.example:8080/v1/add\n`)
  .join('')}
opea_mega_service:
  mega_flow:
    - ${names.join(' >> ')}
`;
}
