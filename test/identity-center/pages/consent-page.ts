import { escapeMarkup } from '../escape.ts';
import { htmlReply } from '../wire/message.ts';
import type { WireReply } from '../wire/message.ts';
import { pageHeadersFor, renderPage } from './page.ts';

/** Asks whether an application may act for the person; the answer leads on to the application's own address. */
export function consentPage(clientName: string, userName: string, query: URLSearchParams): WireReply {
  const fields = [...query].map(
    ([name, value]) => `<input type="hidden" name="${escapeMarkup(name)}" value="${escapeMarkup(value)}">`,
  );
  const main =
    `<p><bdi id="client-name">${escapeMarkup(clientName)}</bdi> asks to see your AWS accounts and to use the access you have there, ` +
    `as <span id="user-name">${escapeMarkup(userName)}</span>.</p><form method="post" action="authorize">${fields.join('')}` +
    '<button id="Allow" name="answer" value="allow">Allow</button> <button id="Deny" name="answer" value="deny">Deny</button></form>';
  const reply = htmlReply(renderPage({ title: 'Allow access?', main }));
  const target = new URL(query.get('redirect_uri') ?? '').origin;
  return { ...reply, headers: { ...reply.headers, ...pageHeadersFor(target) } };
}
