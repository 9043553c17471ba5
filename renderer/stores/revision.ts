/** What to do with news of a revision: take it, drop it, or ask for the whole because something is missing. */
export type Verdict = 'take' | 'drop' | 'pull';

/** For pushes that hold everything: an older one is dropped, one that skipped a revision also makes the window ask. */
export function judgeWhole(known: number | null, next: number): Verdict {
  if (known === null || next === known + 1) return 'take';
  return next <= known ? 'drop' : 'pull';
}

/** For pushes that hold only what changed since `previous`. */
export function judgeChange(known: number | null, previous: number, next: number): Verdict {
  if (known === null) return 'pull';
  if (next <= known) return 'drop';
  return previous === known ? 'take' : 'pull';
}
