import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { entityContentRouteRef } from '../routes';
import { annotated } from './annotated';

export const gmcEntityContent = EntityContentBlueprint.make({
  params: {
    path: '/gmc',
    title: 'GMC',
    routeRef: entityContentRouteRef,
    filter: annotated,
    loader: () =>
      import('../components/EntityGmcContent').then(m => (
        <m.EntityGmcContent />
      )),
  },
});
