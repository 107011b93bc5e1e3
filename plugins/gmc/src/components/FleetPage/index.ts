export { FleetContent } from './FleetContent';
export { GmcFleetPage } from './GmcFleetPage';
