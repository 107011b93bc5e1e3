import { describeStep } from '../../components';
import type { ConnectorStep, GMConnector, Profile } from '../../connector';
import type { StepView } from './ConnectorView';
import { withoutUserInfo } from './withoutUserInfo';

/** What the operator uses where the spec gives the router's Service no name. */
const DEFAULT_ROUTER_SERVICE = 'router-service';

/** What the spec says of a step, before anything of the cluster is joined. */
export type StepOutline = Omit<
  StepView,
  'workload' | 'pods' | 'desired' | 'available' | 'overdue'
>;

/** All steps of all nodes, in the order of the spec, the router last. */
export function listSteps(
  connector: GMConnector,
  profile: Profile | undefined,
): StepOutline[] {
  const steps = Object.entries(connector.spec.nodes ?? {}).flatMap(
    ([node, { steps: members }]) =>
      (members ?? []).map((step, index) => outline(step, node, index, profile)),
  );
  return [...steps, routerOutline(connector)];
}

function outline(
  step: ConnectorStep,
  node: string,
  index: number,
  profile: Profile | undefined,
): StepOutline {
  const service = step.internalService;
  const config = service?.config ?? {};
  const about = describeStep(step.name, config, profile);
  const common = {
    name: step.name,
    node,
    index,
    title: about.title,
    ...(about.component && { component: about.component }),
    config,
    isDownstreamService: service?.isDownstreamService ?? false,
  };
  // The operator's own order: a node wins over both kinds of service.
  if (step.nodeName) {
    return { ...common, role: 'nested' };
  }
  if (step.externalService) {
    const url = withoutUserInfo(step.externalService);
    return { ...common, role: 'external', url };
  }
  const { role, hardware } = about;
  const model =
    role === 'model-server' ? about.model ?? about.defaultModel : undefined;
  const serviceName = service?.serviceName || undefined;
  return {
    ...common,
    role,
    ...(model && { model }),
    ...(hardware && { hardware }),
    ...(serviceName && { serviceName }),
    ...(service?.nameSpace && { namespace: service.nameSpace }),
    // Without a name of the connector's, the template's own stays as it is.
    workloadName: serviceName
      ? `${serviceName}-deployment`
      : about.defaultServiceName,
  };
}

function routerOutline({ spec, status }: GMConnector): StepOutline {
  const router = spec.routerConfig;
  const serviceName = router?.serviceName || DEFAULT_ROUTER_SERVICE;
  return {
    name: 'Router',
    role: 'router',
    title: 'Router',
    config: {},
    isDownstreamService: false,
    serviceName,
    ...(router?.nameSpace && { namespace: router.nameSpace }),
    ...(status?.accessUrl && { url: status.accessUrl }),
    workloadName: `${serviceName}-deployment`,
  };
}
