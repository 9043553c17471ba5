import type { Report } from './run-reader.ts';

const columns = ['mutations', 'whole', 'part', 'refused', 'in core'] as const;
const width = 11;

export const titles = `${'reader'.padEnd(34)}${columns.map((title) => title.padStart(width)).join('')}\n`;

/** One line of a reader, and below it what broke. */
export function rowOf({ reader, mutations, verdicts, inCore, broken }: Report): string {
  const share = (count: number): string => `${((100 * count) / Math.max(1, mutations)).toFixed(1)} %`;
  const cells = [
    String(mutations),
    share(verdicts.whole),
    share(verdicts.part),
    share(verdicts.refused),
    String(inCore),
  ];
  const row = `${reader.padEnd(34)}${cells.map((cell) => cell.padStart(width)).join('')}\n`;
  return broken === null ? row : `${row}BROKEN ${broken}\n`;
}
