import type { Range } from '../../diagnostics';
import { at } from '../../yaml/YamlValue';
import type { ConnectorRule } from '../ConnectorRule';
import type { StepView } from '../ConnectorView';

/** Accepted, and then nobody looks at it. */
export const ignoredField: ConnectorRule = {
  code: 'ignored-field',
  check({ connector, report }) {
    const warn = (range: Range, message: string) =>
      report.warning('ignored-field', range, message);
    const config = at(connector.document, 'spec', 'routerConfig', 'config');
    if (config?.kind === 'map' && config.entries.size > 0) {
      warn(config.range, 'The operator does not read the config of the router');
    }
    for (const { routerType, steps } of connector.nodes) {
      for (const step of steps) {
        const fields = [
          ...(step.isCalled ? ofRouter(step, routerType) : []),
          ...ofOperator(step),
        ];
        for (const { path, isIgnored, message } of fields) {
          if (isIgnored) {
            warn(step.rangeOf(...path), message);
          }
        }
      }
    }
  },
};

interface Field {
  path: string[];
  isIgnored: boolean;
  message: string;
}

function ofRouter(
  { label, data, condition, dependency }: StepView,
  routerType: string | undefined,
): Field[] {
  const isEnsemble = routerType === 'Ensemble';
  return [
    {
      path: ['data'],
      isIgnored: data !== undefined && (data !== '$response' || isEnsemble),
      message: isEnsemble
        ? 'An Ensemble gives each step what it got itself, whatever `data` says'
        : "Only '$response' has an effect as `data`",
    },
    {
      path: ['condition'],
      isIgnored: condition !== undefined && isEnsemble,
      message: 'An Ensemble calls all of its steps, whatever their conditions',
    },
    {
      path: ['dependency'],
      isIgnored: dependency === 'Hard' && routerType === 'Switch',
      message: `A Switch goes on when ${label} fails, and only logs that it is a hard dependency`,
    },
  ];
}

function ofOperator({ label, map, config }: StepView): Field[] {
  return [
    {
      path: ['serviceUrl'],
      isIgnored: map.entries.has('serviceUrl'),
      message: `The operator sets the serviceUrl of ${label} itself`,
    },
    {
      path: ['internalService', 'config', 'nodes'],
      isIgnored: config.some(({ key }) => key === 'nodes'),
      message: `The operator passes over 'nodes': ${label} gets no variable of that name`,
    },
  ];
}
