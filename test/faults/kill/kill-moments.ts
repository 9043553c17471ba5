import { steps, type Step } from './held-step.ts';
import type { KillAt, Killed } from './kill-refresh.ts';

/** One moment to kill at, and what that leaves behind: which token is in the file, whether AWS had given a new one. */
export interface KillMoment {
  readonly name: string;
  readonly at: KillAt;
  /** The next start is killed as well, there. */
  readonly again?: KillAt;
  /** Null: chance decides. */
  readonly leaves: (Pick<Killed, 'file' | 'rotated'> & { readonly torn: boolean }) | null;
}

const stored: ReadonlySet<string> = new Set(['the new file is in its place', 'after the store']);
const torn: ReadonlySet<string> = new Set([
  'the new file is open',
  'the new file is written',
  'the new file is flushed',
]);

const askedAws: KillAt = { by: 'fault', kind: 'slow' };
const halfAnswered: KillAt = { by: 'fault', kind: 'stall' };

/** Every step of a refresh, at AWS and here. */
export const killMoments: readonly KillMoment[] = [
  { name: 'while AWS has the call', at: askedAws, leaves: { file: 'old', rotated: false, torn: false } },
  { name: 'with half of the answer out', at: halfAnswered, leaves: { file: 'old', rotated: true, torn: false } },
  ...steps.map((step) => ({
    name: step,
    at: { by: 'step', step } as const,
    leaves: {
      file: stored.has(step) ? 'new' : 'old',
      rotated: step !== 'before the request',
      torn: torn.has(step),
    } as const,
  })),
];

/** Two in a row: the second start still holds the old token, and the first has spent it or not. */
export const killsInARow: readonly KillMoment[] = [
  ...(['before the request', 'the answer has arrived', 'the new file is written'] as const).flatMap((first) => [
    twice(first, 'before the request', { by: 'step', step: 'before the request' }, first !== 'before the request'),
    twice(first, 'while AWS has the call', askedAws, first !== 'before the request'),
  ]),
  twice('before the request', 'with half of the answer out', halfAnswered, true),
  {
    ...twice('the new file is in its place', '80 ms after the start', { by: 'time', ms: 80 }, true),
    leaves: { file: 'new', rotated: true, torn: false },
  },
];

function twice(first: Step, second: string, again: KillAt, rotated: boolean): KillMoment {
  const leaves = { file: 'old', rotated, torn: false } as const;
  return { name: `${first}, again ${second}`, at: { by: 'step', step: first }, again, leaves };
}

/** So many times over the start of the app, evenly spread over its first quarter of a second. */
export function killTimes(count: number): KillMoment[] {
  return Array.from({ length: count }, (_, place) => {
    const ms = Math.round((place * 250) / count);
    return { name: `${String(ms)} ms after the start`, at: { by: 'time', ms }, leaves: null };
  });
}
