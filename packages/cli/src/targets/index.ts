import { compose } from './compose';
import { gmc } from './gmc';
import { opea } from './opea';
import { python } from './python';
import type { Target } from './Target';

/** What documents can be converted to, by what `--to` says. */
export const TARGETS = { gmc, compose, python, opea } satisfies Record<
  string,
  Target
>;

export type TargetName = keyof typeof TARGETS;
