import { createHash } from 'node:crypto';
import { escapeMarkup } from '../escape.ts';
import type { SignInAttempt } from './identity-provider.ts';

export interface ProviderPage {
  status: number;
  html: string;
  /** Where its form may go, besides the provider itself. */
  formTarget?: string;
}

const STYLE = `
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
body { margin: 0; display: grid; justify-items: center; border-top: .5rem solid }
main { max-width: 24rem; padding: 2rem 1rem }
button, input { font: inherit; min-height: 2.5rem; padding: 0 1rem; box-sizing: border-box }
input { width: 100% }
:focus-visible { outline: 3px solid; outline-offset: 2px }
`;
const SUBMIT = 'document.forms[0].submit()';

export function passwordPage(attempt: SignInAttempt, complaint?: string): ProviderPage {
  return page(complaint === undefined ? 200 : 401, 'Sign in to Example', [
    complain(complaint),
    '<form method="post" action="/sso/password">',
    hidden('attempt', attempt.id),
    '<p><label for="username">User name</label><input id="username" name="username" required autocomplete="username"></p>',
    '<p><label for="password">Password</label><input id="password" name="password" type="password" required autocomplete="current-password"></p>',
    '<button id="Continue">Continue</button></form>',
  ]);
}

export function codePage(attempt: SignInAttempt, complaint?: string): ProviderPage {
  return page(complaint === undefined ? 200 : 401, 'Second step', [
    `<p>Type the code your authenticator app shows for <bdi>${escapeMarkup(attempt.userName ?? '')}</bdi>.</p>`,
    complain(complaint),
    '<form method="post" action="/sso/code">',
    hidden('attempt', attempt.id),
    '<p><label for="code">Code</label><input id="code" name="code" required inputmode="numeric" autocomplete="one-time-code" maxlength="6"></p>',
    '<button id="Verify">Verify</button></form>',
  ]);
}

/** Sends the response on by itself (SAML bindings 2.0, 3.5.4). */
export function responsePage(acsUrl: string, samlResponse: string, relayState: string): ProviderPage {
  const made = page(200, 'Signing you in', [
    `<form method="post" action="${escapeMarkup(acsUrl)}">`,
    hidden('SAMLResponse', samlResponse),
    hidden('RelayState', relayState),
    `<button id="Continue">Continue</button></form><script>${SUBMIT}</script>`,
  ]);
  return { ...made, formTarget: new URL(acsUrl).origin };
}

export function refusalPage(status: number, reason: string): ProviderPage {
  return page(status, 'Sign-in is not possible', [`<p id="error" role="alert">${escapeMarkup(reason)}</p>`]);
}

/** Headers that let a page's own style and script run and nothing else. */
export function pageHeaders(made: ProviderPage): Record<string, string> {
  const forms = `form-action 'self'${made.formTarget === undefined ? '' : ` ${made.formTarget}`}`;
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Security-Policy': `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SUBMIT)}'; ${forms}; base-uri 'none'; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
  };
}

function page(status: number, title: string, main: readonly string[]): ProviderPage {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style>`;
  const body = `<main><h1>${title}</h1>${main.join('')}</main>`;
  return { status, html: `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>` };
}

function hidden(name: string, value: string): string {
  return `<input type="hidden" name="${name}" value="${escapeMarkup(value)}">`;
}

function complain(complaint: string | undefined): string {
  return complaint === undefined ? '' : `<p id="error" role="alert">${escapeMarkup(complaint)}</p>`;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
