import { steps } from './held-step.ts';
import type { KillAt, Killed } from './kill-refresh.ts';

/** One moment to kill at, and what that leaves behind: which token is in the file, whether AWS had given a new one. */
export interface KillMoment {
  readonly name: string;
  readonly at: KillAt;
  /** Null: chance decides. */
  readonly leaves: Pick<Killed, 'file' | 'rotated'> | null;
}

const stored: ReadonlySet<string> = new Set(['the new file is in its place', 'after the store']);

/** Every step of a refresh, at AWS and here. */
export const killMoments: readonly KillMoment[] = [
  { name: 'while AWS has the call', at: { by: 'fault', kind: 'slow' }, leaves: { file: 'old', rotated: false } },
  { name: 'with half of the answer out', at: { by: 'fault', kind: 'stall' }, leaves: { file: 'old', rotated: true } },
  ...steps.map((step) => ({
    name: step,
    at: { by: 'step', step } as const,
    leaves: { file: stored.has(step) ? 'new' : 'old', rotated: step !== 'before the request' } as const,
  })),
];

/** So many times over the start of the app, evenly spread over its first quarter of a second. */
export function killTimes(count: number): KillMoment[] {
  return Array.from({ length: count }, (_, place) => {
    const ms = Math.round((place * 250) / count);
    return { name: `${String(ms)} ms after the start`, at: { by: 'time', ms }, leaves: null };
  });
}
