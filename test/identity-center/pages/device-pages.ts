import { isForeign, sendToSignIn, visitorOf } from '../access-portal/visitor.ts';
import { escapeMarkup } from '../escape.ts';
import { answerDevice, whyNotAnswerable } from '../person.ts';
import type { AnswerOutcome } from '../person.ts';
import type { Simulator } from '../simulator.ts';
import { htmlReply } from '../wire/message.ts';
import type { WireReply, WireRequest } from '../wire/message.ts';
import { errorPage } from './error-page.ts';
import { renderPage } from './page.ts';

const OUTCOMES: Readonly<Record<AnswerOutcome, readonly [status: number, text: string]>> = {
  approved: [200, 'Request approved. You can close this window.'],
  denied: [200, 'Request denied. You can close this window.'],
  unknown: [404, 'No request waits with this code. Check the code and try again.'],
  expired: [400, 'This code has expired. Start the sign-in again.'],
  answered: [400, 'This request has been answered already.'],
  invalid_grant: [400, 'invalid_grant'],
};

/** `GET /start/device`: asks for the code, or, with one, for the answer. */
export function devicePage(request: WireRequest, simulator: Simulator): WireReply {
  const visitor = visitorOf(request, simulator);
  if (visitor === undefined) return sendToSignIn(request, simulator);
  const userCode = request.query.get('user_code');
  if (userCode === null) return htmlReply(renderPage({ title: 'Enter the code', main: codeForm() }));
  const device = simulator.devices.byUserCode(userCode);
  const refusal = whyNotAnswerable(simulator, device);
  if (device === undefined || refusal !== undefined) return outcomePage(refusal ?? 'unknown');
  const code = escapeMarkup(device.userCode);
  const main =
    `<p>Check that your application shows this code:</p><p class="code" id="user-code">${code}</p>` +
    `<p><bdi id="client-name">${escapeMarkup(device.clientName)}</bdi> asks to see your AWS accounts and to use the access you have there, ` +
    `as <span id="user-name">${escapeMarkup(visitor.user.userName)}</span>.</p>` +
    `<form method="post" action="device"><input type="hidden" name="user_code" value="${code}">` +
    '<button id="Allow" name="answer" value="allow">Allow</button> <button id="Deny" name="answer" value="deny">Deny</button></form>';
  return htmlReply(renderPage({ title: 'Allow access?', main }));
}

/** `POST /start/device` */
export function deviceAnswer(request: WireRequest, simulator: Simulator): WireReply {
  if (isForeign(request, simulator)) {
    return htmlReply(errorPage('Not allowed', 'The answer came from a page of another site.'), 403);
  }
  const visitor = visitorOf(request, simulator);
  if (visitor === undefined) return sendToSignIn({ ...request, wirePath: `/${request.region}/start/` }, simulator);
  const form = new URLSearchParams(request.body.toString('utf8'));
  const answer = form.get('answer');
  if (answer !== 'allow' && answer !== 'deny') {
    return htmlReply(errorPage('Not understood', 'The answer must be allow or deny.'), 400);
  }
  return outcomePage(answerDevice(simulator, form.get('user_code') ?? '', answer, visitor));
}

function outcomePage(outcome: AnswerOutcome): WireReply {
  const [status, text] = OUTCOMES[outcome];
  const role = status === 200 ? 'status' : 'alert';
  const main = `<p id="outcome" data-outcome="${outcome}" role="${role}">${escapeMarkup(text)}</p>`;
  return htmlReply(renderPage({ title: status === 200 ? 'Done' : 'Not possible', main }), status);
}

function codeForm(): string {
  return (
    '<form method="get" action="device"><p><label for="user_code">Code shown by your application</label><br>' +
    '<input id="user_code" name="user_code" required autocomplete="off" spellcheck="false" maxlength="12"></p>' +
    '<button id="Next">Next</button></form>'
  );
}
