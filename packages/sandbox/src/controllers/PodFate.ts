import type { Pod } from './workloads';

/** Something that happens to a Pod on its way to being ready. */
export type PodFate =
  /** The API server refuses the Pod when its controller makes it. */
  | { at: 'creation'; message: string }
  /** No node takes it. */
  | { at: 'scheduling'; message: string }
  /** Its image can't be had. */
  | { at: 'image'; message: string }
  /** Its process ends, over and over, after writing these lines. */
  | {
      at: 'run';
      exitCode: number;
      reason: 'Error' | 'OOMKilled';
      log: string[];
    }
  /** It runs and never answers its probe. */
  | { at: 'probe'; message: string }
  /** Its node throws it out, and what replaces it, too. */
  | { at: 'node'; message: string }
  /** It is ready, and refuses every connection. */
  | { at: 'network' };

/** @param pod - a Pod, or the one about to be made: it has a namespace and labels then */
export type FateOf = (pod: Pick<Pod, 'metadata'>) => PodFate | undefined;
