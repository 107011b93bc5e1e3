import type { AuditorService } from '@backstage/backend-plugin-api';
import type { ClusterApi } from '@opea/backstage-plugin-gmc-node';
import type { ConnectorService } from '../../service/ConnectorService';
import type { Subscriptions } from '../../service/Subscriptions';
import type { Access } from '../Access';
import type { Streams } from '../Streams';

/** What the routes need. */
export interface RouteOptions {
  access: Access;
  service: ConnectorService;
  streams: Streams;
  subscriptions: Subscriptions;
  api: ClusterApi;
  auditor: AuditorService;
}
