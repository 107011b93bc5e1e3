import { gmc } from './gmc';
import type { Target } from './Target';

/** What documents can be converted to, by what `--to` says. */
export const TARGETS = { gmc } satisfies Record<string, Target>;

export type TargetName = keyof typeof TARGETS;
