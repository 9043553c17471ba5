import type { Secret } from '../secret.ts';
import { ServiceError } from '../failures/service-error.ts';

/** Where a call gets its tokens, and who is told that they are refused. */
export interface TokenSource {
  /** The token to try after this one was refused. */
  readonly after: (refused: Secret) => Promise<Secret>;
  /** A token that was just refreshed is refused as well. */
  readonly refused: (refreshed: Secret) => Promise<void>;
}

/**
 * Runs a call with an access token. A 401 can mean an expired token whatever its stated end says (docs/aws.md#tokens):
 * refresh once and call again; refused once more, the sign-in has ended.
 */
export async function callWithToken<Value>(
  call: (accessToken: Secret) => Promise<Value>,
  accessToken: Secret,
  tokens: TokenSource,
): Promise<Value> {
  try {
    return await call(accessToken);
  } catch (error) {
    if (!isUnauthorized(error)) {
      throw error;
    }
  }
  const refreshed = await tokens.after(accessToken);
  try {
    return await call(refreshed);
  } catch (error) {
    if (isUnauthorized(error)) {
      await tokens.refused(refreshed);
    }
    throw error;
  }
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof ServiceError && error.kind === 'unauthorized';
}
