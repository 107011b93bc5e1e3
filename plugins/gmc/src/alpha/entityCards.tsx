import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { annotated } from './annotated';

export const gmcEntityCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: annotated,
    loader: () =>
      import('../components/EntityGmcCard').then(m => <m.EntityGmcCard />),
  },
});
