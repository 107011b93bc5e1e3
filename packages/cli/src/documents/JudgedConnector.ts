import type { Verdict } from '@opea/backstage-plugin-gmc-common';

export interface JudgedConnector {
  namespace: string;
  name: string;
  verdict: Verdict;
}
