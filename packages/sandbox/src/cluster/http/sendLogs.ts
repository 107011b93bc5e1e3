import type { ServerResponse } from 'node:http';
import { isJsonObject, type KubeObject } from '../objects';
import { StatusError } from '../StatusError';

export interface LogRun {
  lines: string[];
  /** Called with each further line until the container ends; then with undefined. */
  follow?: (onLine: (line: string | undefined) => void) => () => void;
}

/** Where a kubelet keeps what containers wrote. */
export interface PodLogs {
  /** Undefined if that run of the container never was, or wrote nothing yet. */
  read(
    pod: KubeObject,
    container: string,
    previous: boolean,
  ): LogRun | undefined;
}

export function sendLogs(
  logs: PodLogs,
  pod: KubeObject,
  query: URLSearchParams,
  response: ServerResponse,
): void {
  const container = chooseContainer(pod, query.get('container'));
  const previous = query.get('previous') === 'true';
  const run = logs.read(pod, container, previous);
  if (!run) {
    const { name } = pod.metadata;
    throw StatusError.badRequest(
      previous
        ? `previous terminated container "${container}" in pod "${name}" not found`
        : `container "${container}" in pod "${name}" is waiting to start: ContainerCreating`,
    );
  }
  const tail = query.get('tailLines');
  const lines = tail
    ? run.lines.slice(-Number(tail) || run.lines.length)
    : run.lines;
  response.writeHead(200, { 'content-type': 'text/plain' });
  for (const line of lines) response.write(`${line}\n`);
  if (query.get('follow') !== 'true' || !run.follow) {
    response.end();
    return;
  }
  response.flushHeaders();
  const stop = run.follow(line => {
    if (line === undefined) response.end();
    else response.write(`${line}\n`);
  });
  response.on('close', stop);
}

function chooseContainer(pod: KubeObject, wanted: string | null): string {
  const spec = isJsonObject(pod.spec) ? pod.spec : {};
  const names = (Array.isArray(spec.containers) ? spec.containers : []).map(
    (c: { name: string }) => c.name,
  );
  const { name } = pod.metadata;
  if (!wanted && names.length > 1) {
    throw StatusError.badRequest(
      `a container name must be specified for pod ${name}, choose one of: [${names.join(
        ' ',
      )}]`,
    );
  }
  const chosen = wanted ?? names[0];
  if (!names.includes(chosen)) {
    throw StatusError.badRequest(
      `container ${chosen} is not valid for pod ${name}`,
    );
  }
  return chosen;
}
