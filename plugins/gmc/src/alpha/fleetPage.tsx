import { PageBlueprint } from '@backstage/frontend-plugin-api';
import DeviceHubIcon from '@material-ui/icons/DeviceHub';
import { fleetRouteRef } from '../routes';

/** The app brings the frame, and an item of its sidebar, by itself. */
export const gmcFleetPage = PageBlueprint.make({
  params: {
    path: '/gmc',
    title: 'GenAI pipelines',
    icon: <DeviceHubIcon fontSize="inherit" />,
    routeRef: fleetRouteRef,
    loader: () =>
      import('../components/FleetPage').then(m => <m.FleetContent />),
  },
});
