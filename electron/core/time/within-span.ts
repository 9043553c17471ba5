import type { Deadlines } from './deadlines.ts';

/**
 * What `work` comes to, unless it takes longer than so many ms: then it rejects with what `late` makes. Unlike with
 * `within`, time spent asleep counts: what ran out then is over at the wake. The work itself goes on; its own failure after
 * that is nobody's.
 *
 * @param name what no other deadline is called.
 */
export function withinSpan<Value>(
  deadlines: Deadlines,
  name: string,
  span: number,
  work: Promise<Value>,
  late: () => Error,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    deadlines.setSpan(name, span, () => reject(late()));
    work.then(resolve, reject).finally(() => deadlines.clear(name));
  });
}
