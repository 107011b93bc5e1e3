import type { GmcContext } from '../GmcContext';
import { fixedByGmc } from './fixedByGmc';
import { forkReference } from './forkReference';
import { gmcStep } from './gmcStep';
import { hardwareFallback } from './hardwareFallback';
import { legacyVariable } from './legacyVariable';
import { loopbackUrl } from './loopbackUrl';
import { notInGmc } from './notInGmc';
import { reservedKey } from './reservedKey';
import { unsafeValue } from './unsafeValue';
import { unsupportedServer } from './unsupportedServer';

/** What GMC can't say, or would choke on, by service. */
export const SERVICE_CHECKS: readonly ((context: GmcContext) => void)[] = [
  gmcStep,
  unsupportedServer,
  hardwareFallback,
  notInGmc,
  fixedByGmc,
  reservedKey,
  legacyVariable,
  unsafeValue,
  forkReference,
  loopbackUrl,
];
