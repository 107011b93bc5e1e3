import { median } from './quantiles';

/** How often something is measured, and how often it is run before that. */
export interface Runs {
  warmUp: number;
  measured: number;
}

/** The middle one of the times that something takes, in milliseconds. */
export function medianTime(
  run: () => void,
  { warmUp, measured }: Runs,
): number {
  for (let index = 0; index < warmUp; index++) {
    run();
  }
  return median(
    Array.from({ length: measured }, () => {
      const began = performance.now();
      run();
      return performance.now() - began;
    }),
  );
}
