import { breakCycles } from '../../../opea/flow/breakCycles';
import type { ComposeContext } from '../ComposeContext';
import type { ComposePlan } from '../ComposePlan';

/** Reports containers that wait for each other. */
export function dependencyCircle(
  { report }: ComposeContext,
  { services }: ComposePlan,
): void {
  const ranges = new Map(services.map(({ host, range }) => [host, range]));
  const waits = services.flatMap(({ host, range, dependsOn }) =>
    [...dependsOn].map(other => ({
      from: { name: host, range },
      to: { name: other, range: ranges.get(other) ?? range },
    })),
  );
  for (const circle of breakCycles(waits).circles) {
    const names = circle.map(({ from }) => from.name);
    report.error(
      'cycle',
      circle[0].from.range,
      `Containers wait for each other: ${[...names, names[0]].join(' >> ')}`,
      {
        hint: 'Let one of them start first: take what it waits for out of its `depends_on`',
      },
    );
  }
}
