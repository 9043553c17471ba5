/** One figure of the bench. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  /** Empty: shown for information. */
  readonly target: string;
  readonly met: boolean;
}

/** A figure that must not be above its target. */
export function atMost(what: string, measured: number, target: number, unit: string, digits = 1): Figure {
  const written = (value: number): string => `${value.toFixed(digits)} ${unit}`;
  return { what, measured: written(measured), target: `≤ ${written(target)}`, met: measured <= target };
}

/** A figure that must be exactly this. */
export function exactly(what: string, measured: number, target: number): Figure {
  return { what, measured: String(measured), target: `= ${String(target)}`, met: measured === target };
}

/** A figure without a target. */
export function shown(what: string, measured: string): Figure {
  return { what, measured, target: '', met: true };
}

/** The figures as lines of text in three columns, a missed target marked. */
export function table(title: string, figures: readonly Figure[]): string {
  const width = (column: 'what' | 'measured' | 'target'): number =>
    Math.max(...figures.map((figure) => figure[column].length));
  const lines = figures.map(({ what, measured, target, met }) =>
    [
      '  ',
      what.padEnd(width('what')),
      '  ',
      measured.padStart(width('measured')),
      '  ',
      target.padEnd(width('target')),
      met ? '' : '  MISSED',
    ]
      .join('')
      .trimEnd(),
  );
  return [title, ...lines, ''].join('\n');
}
