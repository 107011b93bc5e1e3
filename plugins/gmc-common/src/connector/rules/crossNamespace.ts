import type { Range } from '../../diagnostics';
import { at, textAt } from '../../yaml/YamlValue';
import type { YamlMap, YamlValue } from '../../yaml/YamlValue';
import type { ConnectorContext, ConnectorRule } from '../ConnectorRule';
import { deleteEntries } from '../edits/deleteEntries';

/** Accepted, and then refused by Kubernetes: owners don't reach over namespaces. */
export const crossNamespace: ConnectorRule = {
  code: 'cross-namespace',
  check(context) {
    const { document, steps } = context.connector;
    checkPlace(at(document, 'spec', 'routerConfig'), context);
    for (const step of steps) {
      if (step.isDeployed) {
        checkPlace(at(step.map, 'internalService'), context);
      }
    }
  },
};

function checkPlace(
  holder: YamlValue | undefined,
  { connector: { namespace }, lines, report }: ConnectorContext,
): void {
  const nameSpace = textAt(holder, 'nameSpace');
  if (
    holder?.kind === 'map' &&
    nameSpace &&
    namespace !== undefined &&
    nameSpace !== namespace
  ) {
    const edits = deleteEntries({ map: holder }, ['nameSpace'], lines);
    report.error(
      'cross-namespace',
      placeOf(holder),
      `The connector is in '${namespace}': cross-namespace owner references are disallowed, so nothing can be deployed in '${nameSpace}'`,
      {
        hint: 'Delete `nameSpace`',
        fix: edits && { title: 'Delete nameSpace', edits },
      },
    );
  }
}

function placeOf(holder: YamlMap): Range {
  return at(holder, 'nameSpace')?.range ?? holder.range;
}
