import type { Report } from './run-reader.ts';

const columns = ['mutations', 'whole', 'part', 'refused', 'in core'] as const;
const width = 11;

export const titles = `${'reader'.padEnd(34)}${columns.map((title) => title.padStart(width)).join('')}\n`;

/** Of all mutations; were fewer taken, most would end at the first check. */
export const leastTaken = 0.2;

/** The share that was taken, whole or in part. */
export function taken({ mutations, verdicts }: Report): number {
  return (verdicts.whole + verdicts.part) / Math.max(1, mutations);
}

/** All readers as one. */
export function allOf(reports: readonly Report[]): Report {
  const sum = (of: (report: Report) => number): number => reports.reduce((total, report) => total + of(report), 0);
  return {
    reader: 'all',
    mutations: sum(({ mutations }) => mutations),
    verdicts: {
      whole: sum(({ verdicts }) => verdicts.whole),
      part: sum(({ verdicts }) => verdicts.part),
      refused: sum(({ verdicts }) => verdicts.refused),
    },
    inCore: sum(({ inCore }) => inCore),
    broken: null,
  };
}

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
