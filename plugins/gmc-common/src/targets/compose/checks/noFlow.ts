import { hasMegaService } from '../ComposeContext';
import type { ComposeContext } from '../ComposeContext';

/** Tells where nothing would call the services. */
export function noFlow(context: ComposeContext): void {
  if (!hasMegaService(context)) {
    context.report.info(
      'flow-missing',
      context.pipeline.megaService.ranges.flow,
      'Nothing says how the services call each other, so there is no megaservice among the containers',
      {
        hint:
          context.pipeline.dialect === 'rfc'
            ? 'Add `mega_flow`, or the `image` of a megaservice'
            : 'Add it under `mega_service`',
      },
    );
  }
}
