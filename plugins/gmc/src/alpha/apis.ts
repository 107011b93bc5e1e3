import {
  ApiBlueprint,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { GmcClient } from '@opea/backstage-plugin-gmc-common';
import { gmcApiRef } from '../api/gmcApiRef';

export const gmcApi = ApiBlueprint.make({
  params: define =>
    define({
      api: gmcApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new GmcClient(deps),
    }),
});
