import { Secret } from '../secret.ts';

/** Their hosts of one region are those whose logout leads on; the partition's own does not (docs/aws.md#logout-before-login). */
const homeRegionLeadsOn: ReadonlySet<string> = new Set(['signin.aws.amazon.com', 'signin.amazonaws-us-gov.com']);

/**
 * The base address of the sign-in host that signs a browser out of a console and leads on to a login, which must be on the same
 * host.
 *
 * @param signIn the organisation's sign-in host; one that is set for a development build stays.
 */
export function logoutHost(signIn: string): string {
  const url = new URL(signIn);
  // us-east-1 is the one that is known to work, also for GovCloud.
  return homeRegionLeadsOn.has(url.hostname) ? `https://us-east-1.${url.hostname}` : signIn;
}

/** A login's address behind the logout of the same host. */
export function afterLogout(host: string, login: Secret): Secret {
  const query = new URLSearchParams({ Action: 'logout', redirect_uri: login.reveal() });
  return new Secret(`${host}/oauth?${query.toString()}`);
}
