import type { Simulator } from '../simulator.ts';
import type { Session, SessionUser } from '../state/sessions.ts';
import { headerOf, redirect } from '../wire/message.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';

/** The person behind a browser. */
export interface Visitor {
  user: SessionUser;
  /** undefined where nobody has to sign in; what is allowed then starts a session of its own. */
  session: Session | undefined;
}

/** The name AWS's access portal gives its cookie. */
export const PORTAL_COOKIE = 'x-amz-sso_authn';

/** Who is at the browser, or undefined when they must sign in first. */
export function visitorOf(request: WireRequest, simulator: Simulator): Visitor | undefined {
  const { organisation, identitySource, portalSessions, clock } = simulator;
  const session = portalSessions.live(cookieOf(request), clock.now());
  if (session !== undefined) {
    const user = organisation.store.user(session.userId);
    return user?.active === true ? { user, session } : undefined;
  }
  return identitySource.kind === 'open-door' ? { user: organisation.firstUser, session: undefined } : undefined;
}

/** The way to the sign-in page of the organisation's own region, and back to where the person was going. */
export function sendToSignIn(request: WireRequest, simulator: Simulator): WireReply {
  const here = request.rawQuery === '' ? request.wirePath : `${request.wirePath}?${request.rawQuery}`;
  return redirect(`/${simulator.region}/start/sign-in?next=${encodeURIComponent(here)}`);
}

/** The visitor's session; one is started for a visitor who did not have to sign in. */
export function sessionOf(visitor: Visitor, simulator: Simulator, region: string): Session {
  if (visitor.session !== undefined) return visitor.session;
  return simulator.sessions.start(simulator.maker.id('session'), visitor.user, region, simulator.clock.now());
}

/** Whether a form was sent by a page of another site. */
export function isForeign(request: WireRequest, simulator: Simulator): boolean {
  const origin = headerOf(request, 'origin');
  return origin !== undefined && origin !== simulator.origin;
}

export function cookieOf(request: WireRequest): string {
  const pairs = (headerOf(request, 'cookie') ?? '').split(/; */u).map((pair) => pair.split('='));
  return pairs.find(([name]) => name === PORTAL_COOKIE)?.[1] ?? '';
}
