import { createColors } from 'picocolors';
import type { Io, Stream } from './Io';

export type Colors = ReturnType<typeof createColors>;

/** Where a command writes, with colours where a person looks at it. */
export class Terminal {
  /** For standard output. */
  readonly colors: Colors;
  /** For standard error. */
  readonly errorColors: Colors;

  /** @param colored - whether colours are wanted at all */
  constructor(private readonly io: Io, colored: boolean) {
    const allowed = colored && !io.env.NO_COLOR;
    const colorsFor = ({ isTerminal }: Stream) =>
      createColors(allowed && isTerminal);
    this.colors = colorsFor(io.stdout);
    this.errorColors = colorsFor(io.stderr);
  }

  /** Writes what was asked for. */
  print(text: string): void {
    this.io.stdout.write(text);
  }

  /** Writes what is not part of the result. */
  tell(text: string): void {
    this.io.stderr.write(text);
  }

  /** Says what went wrong. */
  complain(message: string): void {
    this.tell(`opeactl: ${message}\n`);
  }
}
