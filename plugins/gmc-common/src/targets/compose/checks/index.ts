import type { ComposeContext } from '../ComposeContext';
import { dependency } from './dependency';
import { fixedByImage } from './fixedByImage';
import { hardwareFallback } from './hardwareFallback';
import { hiddenCredential } from './hiddenCredential';
import { loopbackUrl } from './loopbackUrl';
import { noFlow } from './noFlow';
import { noImage } from './noImage';
import { portConflict } from './portConflict';
import { unsayable } from './unsayable';
import { unsupportedServer } from './unsupportedServer';
import { variableName } from './variableName';
import { withoutEffect } from './withoutEffect';

/** What a compose file can't say, or says otherwise. */
export const COMPOSE_CHECKS: readonly ((context: ComposeContext) => void)[] = [
  noImage,
  noFlow,
  unsupportedServer,
  hardwareFallback,
  withoutEffect,
  unsayable,
  hiddenCredential,
  variableName,
  fixedByImage,
  portConflict,
  dependency,
  loopbackUrl,
];
