export { configMapFacts } from './configMapFacts';
export { trimConnector } from './trimConnector';
export {
  trimEvent,
  trimPersistentVolumeClaim,
  trimPod,
  trimWorkload,
} from './trimObjects';
