import { recordPortal } from '../audit/events.ts';
import { escapeMarkup } from '../escape.ts';
import type { Account } from '../organisation/accounts.ts';
import { renderPage } from '../pages/page.ts';
import type { Simulator } from '../simulator.ts';
import { htmlReply, redirect } from '../wire/message.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import { refusePerson } from './sign-in.ts';
import { cookieOf, isForeign, visitorOf } from './visitor.ts';

/** `GET /start/`: the accounts and roles of the person of now, each with a way to its console. */
export function portalPage(request: WireRequest, simulator: Simulator): WireReply {
  // The page's script and links are relative to the folder.
  if (!request.wirePath.endsWith('/')) return redirect(`/${request.region}/start/`);
  const visitor = visitorOf(request, simulator);
  if (visitor === undefined) {
    // Nobody is sent on by the server here: what the address wants stands after its hash, which only the page can read.
    const main = '<p>You are not signed in.</p><p><a id="sign-in" href="sign-in">Sign in</a></p>';
    return htmlReply(renderPage({ title: 'Access portal', main, readsHash: true }));
  }
  const { organisation } = simulator;
  const principals = organisation.principals(visitor.user.id);
  const accounts = organisation.positions().flatMap((account) => {
    const held = organisation.heldIn(principals, account.id);
    return held.length === 0 ? [] : [accountMarkup(account, held)];
  });
  const list =
    accounts.length === 0
      ? '<p id="nothing">You have no access to an account yet. Ask your administrator.</p>'
      : `<ul id="accounts">${accounts.join('')}</ul>`;
  const who = `<p>Signed in as <bdi id="user-name">${escapeMarkup(visitor.user.userName)}</bdi></p>`;
  const leave =
    visitor.session === undefined
      ? ''
      : '<form method="post" action="sign-out"><button id="SignOut">Sign out</button></form>';
  const main = `${who}<h2>AWS accounts</h2>${list}<p><a id="enter-code" href="device">Enter a code</a></p>${leave}`;
  return htmlReply(renderPage({ title: 'Access portal', main, readsHash: true }));
}

/** `POST /start/sign-out`: ends the session, and with it the tokens that hang on it. */
export function signOut(request: WireRequest, simulator: Simulator): WireReply {
  if (isForeign(request, simulator)) return refusePerson('The form came from a page of another site.');
  const session = simulator.portalSessions.live(cookieOf(request), simulator.clock.now());
  if (session !== undefined) {
    recordPortal(request, simulator, 'Logout', session);
    simulator.sessions.end(session, simulator.clock.now());
  }
  return htmlReply(renderPage({ title: 'Signed out', main: '<p id="signed-out">You are signed out.</p>' }));
}

function accountMarkup(account: Account, held: readonly string[]): string {
  const name = escapeMarkup(account.name ?? account.id);
  const roles = held.map((role) => {
    const query = new URLSearchParams({ account_id: account.id, role_name: role }).toString();
    return (
      `<li data-role="${escapeMarkup(role)}"><bdi>${escapeMarkup(role)}</bdi>: ` +
      `<a href="console?${escapeMarkup(query)}" aria-label="Management console of ${name} as ${escapeMarkup(role)}">Management console</a></li>`
    );
  });
  const more = [account.id, account.emailAddress].filter((text) => text !== undefined).map(escapeMarkup);
  return `<li data-account="${account.id}"><strong><bdi>${name}</bdi></strong> <span>${more.join(' · ')}</span><ul>${roles.join('')}</ul></li>`;
}
