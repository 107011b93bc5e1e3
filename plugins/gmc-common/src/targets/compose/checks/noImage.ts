import { componentOf } from '../ComposeContext';
import type { ComposeContext } from '../ComposeContext';

/** Reports microservices of which nothing says what to run. */
export function noImage(context: ComposeContext): void {
  for (const service of context.deployed) {
    if (service.image === undefined && !componentOf(service, context)) {
      context.report.error(
        'no-image',
        service.ranges.name,
        `It is not known what '${service.name}' is, and it has no image: there is nothing to run`,
        {
          hint: 'Give it `image:`, say what it is with `type:`, or give an absolute URL as endpoint',
        },
      );
    }
  }
}
