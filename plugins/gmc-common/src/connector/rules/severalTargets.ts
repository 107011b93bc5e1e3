import { at } from '../../yaml/YamlValue';
import type { ConnectorRule } from '../ConnectorRule';
import type { StepView } from '../ConnectorView';

/** Of several targets the operator takes one, and ignores the others. */
export const severalTargets: ConnectorRule = {
  code: 'several-targets',
  check({ connector, report }) {
    for (const step of connector.steps) {
      const { label, nodeName, externalService } = step;
      const winner =
        nodeName === undefined
          ? 'has an externalService'
          : `leads to node ${nodeName}`;
      const losers = [
        ...(nodeName === undefined || externalService === undefined
          ? []
          : ['externalService']),
        ...(step.isDeployed || !hasService(step) ? [] : ['internalService']),
      ];
      for (const loser of losers) {
        report.warning(
          'several-targets',
          step.rangeOf(loser),
          `Step ${label} ${winner}: its ${loser} is never ${
            loser === 'internalService' ? 'deployed' : 'called'
          }`,
          { hint: 'Delete one of the two' },
        );
      }
    }
  },
};

/** Something to deploy; the mark of a downstream step alone is none. */
function hasService({ map }: StepView): boolean {
  const service = at(map, 'internalService');
  return (
    service?.kind === 'map' &&
    [...service.entries.keys()].some(key => key !== 'isDownstreamService')
  );
}
