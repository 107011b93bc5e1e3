/**
 * The fleet page, and the GMC tab and overview card of a catalog entity. This entry serves apps of
 * the legacy frontend system; those of the new one load `./alpha`.
 *
 * @packageDocumentation
 */
export {
  EntityGmcCard,
  EntityGmcContent,
  GmcClusterPickerFieldExtension,
  GmcFleetPage,
  GmcRepositoryPickerFieldExtension,
  gmcPlugin,
} from './plugin';
export { gmcApiRef } from './api/gmcApiRef';
export { isGmcAvailable } from './isGmcAvailable';
export {
  connectorTabRouteRef,
  entityContentRouteRef,
  fleetRouteRef,
  kubernetesTabRouteRef,
} from './routes';
export { gmcTranslationRef } from './translation';
