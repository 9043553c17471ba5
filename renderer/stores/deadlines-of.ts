import type { AppSnapshot } from '../../electron/contract/snapshot.ts';

/** The moments (ms, server's clock) towards which time left is shown: of credentials, sign-ins and the clipboard. */
export function deadlinesOf({ freshness, organisations, clipboard }: AppSnapshot): number[] {
  const ends = organisations.map(({ signIn }) => (signIn.state === 'signed-in' ? (signIn.end?.at ?? null) : null));
  const all = [...freshness.map(({ expiresAt }) => expiresAt), ...ends, clipboard?.clearsAt ?? null];
  return all.filter((moment) => moment !== null);
}
