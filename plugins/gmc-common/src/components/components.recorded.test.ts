import { describeRecorded, readRecorded } from '../__testUtils__/recorded';
import { DEFAULT_CATALOGUE } from './Catalogue';
import { HARDWARE } from './Component';
import type { Hardware } from './Component';

interface Apps {
  components: Record<
    string,
    {
      image: string;
      containerPort: number;
      endpoint?: string;
      endpoints?: string[];
      serviceType?: string;
      gmcStep: string | null;
      gmcPort?: number;
      gmcEndpoint?: string;
    }
  >;
  examples: Record<
    string,
    {
      programs?: { wirings: { nodes: FlowNode[] }[] }[];
      variants: {
        hardware: string;
        kind: string;
        services: { image?: string; backend?: string }[];
      }[];
    }
  >;
}

interface FlowNode {
  endpoint: string;
  serviceType: string;
}

/** Kinds that the recorded data tell apart and the catalogue has as variants. */
const VARIANTS: Record<string, Hardware> = {
  'vllm-gaudi': 'gaudi',
  'vllm-rocm': 'rocm',
};

const BACKENDS: Record<string, string> = {
  TEI: 'tei-embedding',
  TGI: 'tgi',
  vLLM: 'vllm',
  Ollama: 'ollama',
};

describeRecorded(
  "the component catalogue and OPEA's example applications",
  () => {
    const { components, examples } = JSON.parse(
      readRecorded('opea/apps.json'),
    ) as Apps;

    it.each(Object.entries(components).filter(([name]) => !VARIANTS[name]))(
      'agree on %s',
      (name, recorded) => {
        const component = DEFAULT_CATALOGUE.withName(name);
        const form = component?.gmc.genaiinfra;
        const own = {
          port: component?.port,
          image: repository(component?.image),
          path: component?.endpoints[0],
          serviceType: component?.serviceType,
          step: form?.steps.xeon ?? null,
          stepPort: form?.port,
          stepPath: form?.endpoint,
        };
        const { serviceType, gmcStep, gmcEndpoint } = recorded;
        const [path] = recorded.endpoints ?? [recorded.endpoint];
        // OpenAI's path is the microservice's, although model servers answer it.
        const isOwnPath =
          component?.role === 'microservice' || !path?.startsWith('/v1/chat');
        expect(own).toEqual({
          ...own,
          port: recorded.containerPort,
          image: repository(recorded.image),
          ...(path !== undefined && isOwnPath && { path }),
          ...(serviceType !== undefined && { serviceType }),
          step: gmcStep,
          ...(gmcStep && {
            stepPort: recorded.gmcPort ?? recorded.containerPort,
          }),
          ...(gmcEndpoint !== undefined && { stepPath: gmcEndpoint }),
        });
      },
    );

    it('agree on what stands in the flows, by path', () => {
      const nodes = Object.values(examples)
        .flatMap(({ programs = [] }) => programs)
        .flatMap(({ wirings }) => wirings.flatMap(wiring => wiring.nodes))
        // These two say nothing: a user interface's path, and an old one.
        .filter(
          ({ endpoint }) => endpoint !== '/' && endpoint !== '/text2query',
        );
      expect(nodes.length).toBeGreaterThan(50);
      for (const { endpoint, serviceType } of nodes) {
        expect([
          endpoint,
          DEFAULT_CATALOGUE.withEndpoint(endpoint)?.serviceType,
        ]).toEqual([endpoint, serviceType]);
      }
    });

    it('agree on which image serves models on which hardware', () => {
      const served = new Map<string, Set<string>>();
      for (const { variants } of Object.values(examples)) {
        for (const { hardware, kind, services } of variants) {
          for (const { image, backend } of kind === 'full' ? services : []) {
            if (backend !== undefined) {
              const key = `${BACKENDS[backend]} on ${hardware}`;
              const images = served.get(key) ?? new Set();
              served.set(key, images.add(repository(image)));
            }
          }
        }
      }
      expect(served.size).toBeGreaterThan(15);
      for (const [key, images] of served) {
        const [id, hardware] = key.split(' on ');
        const component = DEFAULT_CATALOGUE.get(id);
        const own = HARDWARE.find(candidate => candidate === hardware);
        const variant = own && component?.container?.hardware?.[own]?.image;
        expect([key, ...images]).toContain(
          repository(variant ?? component?.image),
        );
      }
    });
  },
);

/** `opea/whisper` of `${REGISTRY:-opea}/whisper:${TAG:-latest}`. */
function repository(image = ''): string {
  return image.replace(/\$\{\w+:-(\w+)\}/g, '$1').replace(/:[^/]*$/, '');
}
