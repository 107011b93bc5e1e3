import type { Microservice } from '../../opea';
import type { RenderOptions } from '../RenderOptions';
import { serviceVariables } from '../serviceVariables';
import type { ServiceVariables } from '../serviceVariables';
import { apiKeyVariable } from './apiKeyVariable';
import type { Expression } from './Expression';
import type { ProgramPlan, ProgramService } from './ProgramPlan';
import { isLanguageModel, streams } from './PythonContext';
import type { FlowService, PythonContext } from './PythonContext';
import { pythonString } from './pythonString';
import { pythonVariables } from './pythonVariables';
import { SERVICE_TYPES } from './serviceTypes';

type Settings = ProgramService['settings'];

/** Decides what the program of a checked pipeline says. */
export function planProgram(
  context: PythonContext,
  { name }: RenderOptions,
): ProgramPlan {
  const { pipeline, flow, last } = context;
  const names = flow.map(({ service }) => service.name);
  const variables = new Map(
    pythonVariables(names).map((variable, index) => [names[index], variable]),
  );
  const environment = serviceVariables(pipeline);
  const { endpoint = `/v1/${name}`, port } = pipeline.megaService;
  return {
    name,
    endpoint,
    port,
    services: flow.map(flowService => {
      const { service } = flowService;
      return {
        variable: variables.get(service.name) ?? '',
        settings: settingsOf(flowService, environment),
        ...(service.address.kind === 'external' && { model: service.model }),
      };
    }),
    calls: pipeline.edges.map(
      ({ from, to }) =>
        [variables.get(from) ?? '', variables.get(to) ?? ''] as const,
    ),
    hasLanguageModel: flow.some(isLanguageModel),
    streams: streams(context),
    severalAnswers: last.length > 1,
  };
}

function settingsOf(
  { service, component }: FlowService,
  environment: ReadonlyMap<string, ServiceVariables>,
): Settings {
  const type = component?.serviceType ?? '';
  return {
    name: pythonString(service.name),
    ...placeOf(service, environment.get(service.name)),
    use_remote_service: 'True',
    service_type: `ServiceType.${
      SERVICE_TYPES.includes(type) ? type : 'UNDEFINED'
    }`,
  };
}

/** Where a service is; the environment can say that it is elsewhere. */
function placeOf(
  service: Microservice,
  variables: ServiceVariables = { host: '', port: '' },
): Settings {
  const { address } = service;
  if (address.kind === 'managed') {
    return {
      host: getenv(variables.host, hostOf(address.host)),
      port: portFrom(variables, address.port),
      endpoint: pythonString(address.endpoint),
    };
  }
  const url = new URL(address.url);
  const endpoint = pythonString(url.pathname + url.search);
  const apiKey = apiKeyVariable(service);
  if (apiKey !== undefined) {
    return {
      // With an API key, comps takes all of the address from the host.
      host: pythonString(url.origin),
      api_key: `os.environ[${pythonString(apiKey)}]`,
      endpoint,
    };
  }
  const isSecure = url.protocol === 'https:';
  return {
    ...(isSecure && { protocol: '"https"' }),
    host: getenv(variables.host, pythonString(url.hostname)),
    port: portFrom(variables, Number(url.port) || (isSecure ? 443 : 80)),
    endpoint,
  };
}

/** A host may be a variable, as in Compose: `${HOST_IP}`, `${HOST_IP:-gpu-box}`. */
function hostOf(host = 'localhost'): Expression {
  const [, variable, otherwise = 'localhost'] =
    /^\$\{?([A-Za-z_]\w*)(?::?-([^}]*))?\}?$/.exec(host) ?? [];
  return variable === undefined
    ? pythonString(host)
    : getenv(variable, pythonString(otherwise));
}

function portFrom({ port }: ServiceVariables, otherwise: number): Expression {
  return { call: 'int', args: [getenv(port, `"${otherwise}"`)] };
}

function getenv(variable: string, otherwise: Expression): Expression {
  return { call: 'os.getenv', args: [pythonString(variable), otherwise] };
}
