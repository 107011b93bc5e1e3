import type { ConnectorRule } from '../ConnectorRule';
import { connectorCredential } from './connectorCredential';
import { connectorName } from './connectorName';
import { connectorUrl } from './connectorUrl';
import { crossNamespace } from './crossNamespace';
import { danglingDownstream } from './danglingDownstream';
import { danglingNode } from './danglingNode';
import { duplicateService } from './duplicateService';
import { emptyNode } from './emptyNode';
import { emptyStepName } from './emptyStepName';
import { ensembleCollision } from './ensembleCollision';
import { ensembleDownstream } from './ensembleDownstream';
import { invalidServiceName } from './invalidServiceName';
import { legacyKey } from './legacyKey';
import { missingDownstream } from './missingDownstream';
import { missingResponse } from './missingResponse';
import { nodeCycle } from './nodeCycle';
import { noRoot } from './noRoot';
import { noTarget } from './noTarget';
import { routerNameClash } from './routerNameClash';
import { routerStep } from './routerStep';
import { severalTargets } from './severalTargets';
import { sharedConfig } from './sharedConfig';
import { unknownStep } from './unknownStep';
import { unsafeValue } from './unsafeValue';

/** The webhook's rules, then what is accepted and does not work. */
export const CONNECTOR_RULES: readonly ConnectorRule[] = [
  emptyStepName,
  unknownStep,
  danglingNode,
  duplicateService,
  noRoot,
  connectorName,
  invalidServiceName,
  routerNameClash,
  crossNamespace,
  danglingDownstream,
  missingDownstream,
  nodeCycle,
  severalTargets,
  noTarget,
  routerStep,
  emptyNode,
  missingResponse,
  ensembleDownstream,
  ensembleCollision,
  sharedConfig,
  legacyKey,
  connectorCredential,
  connectorUrl,
  unsafeValue,
];
