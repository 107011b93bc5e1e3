/** One thing that was measured, of ours and of what others use. */
export interface Figure {
  bench: string;
  case: string;
  ours: number;
  /** Undefined where nothing else can be measured. */
  peer?: number;
  unit: string;
  /** For people: why there is no peer. */
  remark?: string;
}

/** How many times ours the peer's figure is. */
function ratioOf({ ours, peer }: Figure): number | undefined {
  // Nothing is no number of times anything.
  return peer === undefined || ours === 0 ? undefined : peer / ours;
}

/** One JSON object a line, for programs. */
export function asJson(figures: readonly Figure[]): string {
  return figures
    .map(figure => {
      const { bench, case: name, ours, peer = null, unit } = figure;
      const ratio = ratioOf(figure) ?? null;
      return `${JSON.stringify({
        bench,
        case: name,
        ours,
        peer,
        ratio,
        unit,
      })}\n`;
    })
    .join('');
}

/** A table, for people; without a peer's name there is none to compare with. */
export function asTable(figures: readonly Figure[], peerName?: string): string {
  const compared = peerName === undefined ? [] : [peerName, 'peer / ours'];
  const rows = figures.map(figure => [
    figure.case,
    amount(figure.ours, figure.unit),
    ...(peerName === undefined
      ? []
      : [amount(figure.peer, figure.unit), amount(ratioOf(figure), '×')]),
    figure.remark ?? '',
  ]);
  const all = [['', 'ours', ...compared, ''], ...rows];
  const widths = all[0].map((_, column) =>
    Math.max(...all.map(row => row[column].length)),
  );
  return all
    .map(([name, ...cells]) =>
      [
        name.padEnd(widths[0]),
        ...cells
          .slice(0, -1)
          .map((cell, index) => cell.padStart(widths[index + 1])),
        cells.at(-1),
      ]
        .join('  ')
        .trimEnd(),
    )
    .map(line => `${line}\n`)
    .join('');
}

function amount(value: number | undefined, unit: string): string {
  return value === undefined
    ? '–'
    : `${Number(value.toPrecision(3)).toLocaleString('en', {
        maximumFractionDigits: 3,
      })} ${unit}`;
}
