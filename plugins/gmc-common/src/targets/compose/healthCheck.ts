import type { HealthCheck } from './ComposeFile';
import type { ContainerForm } from './containerForm';

/** How a container is asked whether it is up, if anything is known of that. */
export function healthCheckOf(
  form: ContainerForm,
  port: number,
): HealthCheck | undefined {
  if (!form.healthCheck) {
    return undefined;
  }
  const { command, path = '/', startPeriod } = form.healthCheck;
  // Images of OPEA are Python's; not all of them have curl.
  const ask = /(^|\/)opea\//.test(form.image) ? askWithPython : askWithCurl;
  return healthCheck(command ?? ask(port, path), startPeriod);
}

/** @param startPeriod - seconds until failures count */
export function healthCheck(
  command: string[],
  startPeriod: number,
): HealthCheck {
  return {
    test: ['CMD', ...command],
    interval: '10s',
    timeout: '5s',
    retries: 5,
    start_period: `${startPeriod}s`,
  };
}

/** A program that Python's own library suffices for; no proxy comes between. */
export function askWithPython(port: number, path: string): string[] {
  return [
    'python3',
    '-c',
    `from urllib.request import ProxyHandler, build_opener; build_opener(ProxyHandler({})).open("http://localhost:${port}${path}")`,
  ];
}

function askWithCurl(port: number, path: string): string[] {
  const url = `http://localhost:${port}${path}`;
  return ['curl', '--fail', '--silent', '--noproxy', '*', url];
}
