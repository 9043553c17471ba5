import { DidNotHold } from './hold.ts';

const patienceMs = 10_000;

/** Asks again until there is an answer. Throws `DidNotHold` after ten seconds. */
export async function until<Value>(
  what: string,
  probe: () => Value | undefined | Promise<Value | undefined>,
): Promise<Value> {
  const start = performance.now();
  while (performance.now() - start < patienceMs) {
    const value = await probe();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new DidNotHold(what, 'within ten seconds', 'not yet');
}
