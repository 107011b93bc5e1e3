import type { ClusterApiError } from '@opea/backstage-plugin-gmc-node';
import type { FollowedObject } from './ResourceReader';

/** Where a followed resource goes, and what is learnt on the way. */
export interface ResourceSink<T> {
  /** All there is, from one complete list. */
  replace(objects: T[]): void;
  /** All there is in one namespace. */
  replaceIn(namespace: string, objects: T[]): void;
  set(object: T): void;
  /** It is gone, or not wanted; maybe it was never known. */
  remove(object: FollowedObject): void;
  /** The cluster answered just now, if only by a bookmark. */
  contact(): void;
  /** The API server does not have this resource at all. */
  missing(): void;
  /** An attempt failed; there will be another. */
  failed(error: ClusterApiError): void;
}
