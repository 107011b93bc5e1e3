export { startSync } from './startSync';
export type { Sync, SyncOptions } from './startSync';
