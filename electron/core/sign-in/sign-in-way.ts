import type { signInWays } from '../../contract/organisation.ts';

/**
 * How an organisation is signed in to: in the browser, which comes back to this computer (authorization code with PKCE),
 * or with a code that is compared (device authorization). A client registration of one cannot be used for the other.
 */
export type SignInWay = (typeof signInWays)[number];
