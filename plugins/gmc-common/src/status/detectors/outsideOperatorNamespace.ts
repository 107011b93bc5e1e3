import { connectorReference, type ConnectorView } from '../view/ConnectorView';
import { isLongerThan } from '../view/time';
import type { Evidence } from '../Verdict';
import type { Detector } from './Detector';
import { FIRST_SIGN, unreportedSteps } from './operatorSilent';

/** Where the operator acts, and how that is known. */
interface Whereabouts {
  namespace: string;
  /** It is configured; else it is concluded from what the operator did. */
  isKnown: boolean;
  evidence: Evidence[];
}

/**
 * Enterprise-RAG's operator looks at one namespace only. In any other a
 * connector is admitted, and nothing ever happens.
 */
export const outsideOperatorNamespace: Detector = {
  code: 'outside-operator-namespace',
  tier: 'operator',
  supersedes: ['operator-silent'],
  detect: view => {
    const operator = whereabouts(view);
    if (!operator || operator.namespace === view.namespace) {
      return [];
    }
    const { namespace, isKnown, evidence } = operator;
    return [
      {
        object: connectorReference(view),
        since: view.specSince,
        failing: true,
        message: isKnown
          ? `The operator acts in namespace '${namespace}' only, and the connector is in '${view.namespace}': nothing will be made of it.`
          : `The operator has reported on connectors in namespace '${namespace}' and on none in '${view.namespace}': Enterprise-RAG's operator acts in one namespace only.`,
        advice: `Move the connector to namespace '${namespace}', or have the operator's TARGET_NAMESPACE be '${view.namespace}'.`,
        evidence,
      },
    ];
  },
};

function whereabouts(view: ConnectorView): Whereabouts | undefined {
  const { connector, profile, operatorNamespace, specSince, now } = view;
  if (
    profile !== 'enterprise-rag' ||
    connector?.status?.status ||
    unreportedSteps(view).length === 0
  ) {
    return undefined;
  }
  if (operatorNamespace !== undefined) {
    return {
      namespace: operatorNamespace,
      isKnown: true,
      evidence: [
        {
          object: { kind: 'Namespace', name: operatorNamespace },
          text: 'is the one that the operator is configured for',
        },
      ],
    };
  }
  return isLongerThan(FIRST_SIGN, specSince, now) ? concluded(view) : undefined;
}

/** From connectors of the fork that it did report on, none of them here. */
function concluded({ served = [], namespace }: ConnectorView) {
  const others = served.filter(each => each.profile === 'enterprise-rag');
  const [other] = others;
  return other && others.every(each => each.namespace !== namespace)
    ? {
        namespace: other.namespace,
        isKnown: false,
        evidence: [
          {
            object: {
              kind: 'GMConnector',
              name: other.name,
              namespace: other.namespace,
            },
            text: 'has a status of the operator',
          },
        ],
      }
    : undefined;
}
