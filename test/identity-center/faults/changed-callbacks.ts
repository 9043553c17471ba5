import { renderPage } from '../pages/page.ts';
import { htmlReply } from '../wire/message.ts';
import type { WireReply } from '../wire/message.ts';
import type { InjectedFault } from './fault-kind.ts';

/** What the browser would be sent back to with a code or an error; undefined for every other answer. */
function callbackOf(reply: WireReply, { request }: InjectedFault): URL | undefined {
  if (request.path !== '/authorize' || reply.status !== 302) return undefined;
  return new URL(reply.headers['Location'] ?? '');
}

function sentTo(reply: WireReply, url: URL): WireReply {
  return { ...reply, headers: { ...reply.headers, Location: url.href } };
}

/** The answer to somebody else's question. */
export function wrongState(reply: WireReply, injected: InjectedFault): WireReply | undefined {
  const url = callbackOf(reply, injected);
  url?.searchParams.set('state', 'of-another-sign-in');
  return url && sentTo(reply, url);
}

/** An error in place of the code (RFC 6749, 4.1.2.1). */
export function callbackError(reply: WireReply, injected: InjectedFault): WireReply | undefined {
  const url = callbackOf(reply, injected);
  url?.searchParams.delete('code');
  url?.searchParams.set('error', injected.fault.error ?? 'server_error');
  return url && sentTo(reply, url);
}

/** The page of AWS stays where it is. */
export function noCallback(reply: WireReply, injected: InjectedFault): WireReply | undefined {
  if (callbackOf(reply, injected) === undefined) return undefined;
  return htmlReply(renderPage({ title: 'Request approved', main: '<p>You can close this window.</p>' }));
}

/** The same address is called twice, as by a browser that loads a page ahead: by the simulator, then by the browser. */
export function twoCallbacks(reply: WireReply, injected: InjectedFault): WireReply | undefined {
  const url = callbackOf(reply, injected);
  if (url === undefined) return undefined;
  return { ...reply, ahead: url.href };
}
