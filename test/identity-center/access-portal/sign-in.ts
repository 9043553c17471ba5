import { recordPortal, recordSignIn } from '../audit/events.ts';
import type { CredentialType } from '../audit/events.ts';
import type { StoredUser } from '../identity-store/identity-store.ts';
import { errorPage } from '../pages/error-page.ts';
import type { Simulator } from '../simulator.ts';
import { htmlReply, redirect } from '../wire/message.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import { directoryPage } from './directory-page.ts';
import type { PendingSignIn } from './portal-sessions.ts';
import { PORTAL_COOKIE, isForeign } from './visitor.ts';

/** `GET /start/sign-in?next=PATH`: the directory's own page, or the way to the identity provider. */
export async function signInPage(request: WireRequest, simulator: Simulator): Promise<WireReply> {
  const { identitySource, portalSessions, maker } = simulator;
  const next = nextOf(request, simulator);
  if (identitySource.kind === 'open-door') return redirect(next);
  const id = maker.id('signIn');
  portalSessions.begin(id, { next, workflowId: maker.uuid('workflow') });
  if (identitySource.kind === 'directory') return htmlReply(directoryPage(id));
  return redirect(await identitySource.serviceProvider.signInAddress(id));
}

/** `POST /start/sign-in`: user name and password of the organisation's own directory. */
export function directorySignIn(request: WireRequest, simulator: Simulator): WireReply {
  if (isForeign(request, simulator)) return refusePerson('The form came from a page of another site.');
  const form = new URLSearchParams(request.body.toString('utf8'));
  const id = form.get('sign_in') ?? '';
  const pending = simulator.portalSessions.pending(id);
  if (pending === undefined || simulator.identitySource.kind !== 'directory')
    return refusePerson('This sign-in has ended. Start again.', 400);
  const userName = form.get('username') ?? '';
  const step = { userName, workflowId: pending.workflowId, credentialType: 'PASSWORD' as const };
  recordSignIn(request, simulator, 'CredentialChallenge', { ...step, outcome: 'Success' });
  const user = simulator.organisation.store.userByName(userName);
  const right =
    user?.active === true &&
    simulator.identitySource.provider.secrets.isPassword(user.userName, form.get('password') ?? '');
  recordSignIn(request, simulator, 'CredentialVerification', { ...step, outcome: right ? 'Success' : 'Failure' });
  if (user === undefined || !right) return htmlReply(directoryPage(id, 'User name or password is not right.'), 401);
  simulator.portalSessions.finish(id);
  return completeSignIn(request, simulator, { user, pending, credentialType: 'PASSWORD', noLaterThanMs: Infinity });
}

interface Proven {
  user: StoredUser;
  pending: PendingSignIn;
  credentialType: CredentialType;
  /** When the identity provider's own session ends, ms. */
  noLaterThanMs: number;
}

/** The person is who they say: starts the portal's session, sets its cookie and goes on to where they wanted. */
export function completeSignIn(request: WireRequest, simulator: Simulator, proven: Proven): WireReply {
  const { user, pending, credentialType, noLaterThanMs } = proven;
  const { sessions, maker, region, clock, portalSessions } = simulator;
  const session = sessions.start(maker.id('session'), user, region, clock.now(), noLaterThanMs);
  const cookie = maker.portalCookie();
  portalSessions.open(cookie, session);
  const step = { userName: user.userName, workflowId: pending.workflowId, credentialType };
  recordSignIn(request, simulator, 'UserAuthentication', { ...step, outcome: 'Success' });
  recordPortal(request, simulator, 'Authenticate', session);
  const reply = redirect(pending.next);
  return {
    ...reply,
    headers: { ...reply.headers, 'Set-Cookie': `${PORTAL_COOKIE}=${cookie}; Path=/; HttpOnly; SameSite=Lax` },
  };
}

export function refusePerson(reason: string, status = 403): WireReply {
  return htmlReply(errorPage('Sign-in is not possible', reason), status);
}

/** Only a path of this simulator is believed, or the address would send people anywhere. */
function nextOf(request: WireRequest, simulator: Simulator): string {
  const home = `/${simulator.region}/start/`;
  const url = URL.parse(request.query.get('next') ?? home, simulator.origin);
  return url?.origin === simulator.origin ? `${url.pathname}${url.search}` : home;
}
