import type { RunningCore } from './running-core.ts';

/** What a tool finds in `~/.aws/sso/cache` and makes of it. Times are those of this computer's clock. */
export interface CachedToken {
  startUrl: string;
  region: string;
  accessToken: string;
  expiresAt: string;
  clientId: string;
  clientSecret: string;
  registrationExpiresAt: string;
  refreshToken?: string;
}

type Shared = Pick<RunningCore, 'tokenCache' | 'simulator' | 'clock'>;

/** What the file says that has this key; null: there is none. */
export function cached({ tokenCache }: Pick<Shared, 'tokenCache'>, key: string): CachedToken | null {
  const text = tokenCache.texts.get(key);
  return text === undefined ? null : (JSON.parse(text) as CachedToken);
}

/** Refreshes as any tool does, and writes the file as the JavaScript SDK does, with milliseconds; the watch is not told. */
export async function refreshAsTool(core: Shared, key: string): Promise<CachedToken> {
  const token = cached(core, key);
  if (token === null) throw new Error(`There is no ${key}.`);
  const { clientId, clientSecret, refreshToken } = token;
  const answer = await fetch(`${core.simulator.url}/${token.region}/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ grantType: 'refresh_token', clientId, clientSecret, refreshToken }),
  });
  if (!answer.ok) throw new Error(`The refresh was answered with ${String(answer.status)}: ${await answer.text()}`);
  const grant = (await answer.json()) as { accessToken: string; refreshToken: string; expiresIn: number };
  const next = {
    ...token,
    accessToken: grant.accessToken,
    expiresAt: new Date(core.clock.now() + grant.expiresIn * 1000).toISOString(),
    refreshToken: grant.refreshToken,
  };
  core.tokenCache.texts.set(key, JSON.stringify(next, null, 2));
  return next;
}

/** `aws sso logout`: ends each sign-in it finds at AWS, and deletes its file; the watch is not told. */
export async function logOutAsTool(core: Shared): Promise<void> {
  for (const [key, text] of core.tokenCache.texts) {
    const { accessToken, region } = JSON.parse(text) as CachedToken;
    await fetch(`${core.simulator.url}/${region}/logout`, {
      method: 'POST',
      headers: { 'x-amz-sso_bearer_token': accessToken },
    });
    core.tokenCache.texts.delete(key);
  }
}
