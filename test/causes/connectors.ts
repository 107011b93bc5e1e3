import type { Json } from '../contract/ApiClient';
import { aConnector } from '../contract/connectors';

/** The entity that a case's connector is linked with, by the case's name. */
export function entityRefOf(name: string): string {
  return `component:default/${name}`;
}

/** A connector of these steps, linked with the entity of its namespace. */
export function linkedConnector(namespace: string, spec: Json = {}): Json {
  return aConnector('chat', {
    metadata: {
      namespace,
      annotations: { 'gmc.opea.io/entity': entityRefOf(namespace) },
    },
    spec: { ...llmAndTgi(), ...spec },
  });
}

/** A step Llm, and the model server that it calls. */
export function llmAndTgi({
  downstream = 'tgi',
  modelServer = 'Tgi',
} = {}): Json {
  return sequence([
    {
      name: 'Llm',
      internalService: {
        serviceName: 'llm',
        config: { TGI_LLM_ENDPOINT: downstream },
      },
    },
    {
      name: modelServer,
      internalService: { serviceName: 'tgi', isDownstreamService: true },
    },
  ]);
}

/** A single step whose service is this. */
export function singleStep(internalService: Json, name = 'Llm'): Json {
  return sequence([{ name, internalService }]);
}

/** A step that Enterprise-RAG's operator has, and upstream's has not. */
export function forkStep(): Json {
  return singleStep({ serviceName: 'vllm' }, 'VLLM');
}

/** Two nodes that lead to each other. */
export function nodeCycle(): Json {
  const inner = { routerType: 'Sequence', steps: [to('root')] };
  return {
    nodes: { root: { routerType: 'Sequence', steps: [to('inner')] }, inner },
  };
}

function to(nodeName: string): Json {
  return { name: 'Llm', nodeName };
}

function sequence(steps: Json[]): Json {
  return { nodes: { root: { routerType: 'Sequence', steps } } };
}
