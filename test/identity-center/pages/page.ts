import { createHash } from 'node:crypto';
import { escapeMarkup } from '../escape.ts';

const STYLE = `
:root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5 }
body { margin: 0; display: grid; justify-items: center }
main { max-width: 34rem; padding: 2rem 1rem }
.code { font: 600 1.75rem ui-monospace, monospace; letter-spacing: .1em }
button, input { font: inherit; min-height: 2.5rem; padding: 0 1.25rem }
:focus-visible { outline: 3px solid; outline-offset: 2px }
dt { font-weight: 600 } dd { margin: 0 0 .75rem; overflow-wrap: anywhere }
`;

/**
 * The new form of the verification address keeps its code after the hash, which a server never sees; so do links to a console.
 * Only then may a person who is not signed in be sent on.
 */
const SCRIPT = `
function openHash() {
  const match = /^#\\/(device|console)(\\?.*)?$/.exec(location.hash)
  if (match) location.replace(match[1] + (match[2] || ''))
  else if (document.getElementById('sign-in')) location.replace('sign-in')
}
addEventListener('hashchange', openHash)
openHash()
`;

/** Only the style and the one script of these pages may run, forms go to the simulator only, and no other page may frame them. */
export const PAGE_HEADERS: Readonly<Record<string, string>> = pageHeadersFor();

/** The same for a page whose form may lead on to one other origin. */
export function pageHeadersFor(formTarget = ''): Record<string, string> {
  return {
    'Content-Security-Policy':
      `default-src 'none'; style-src '${hashOf(STYLE)}'; script-src '${hashOf(SCRIPT)}'; ` +
      `form-action 'self' ${formTarget}; base-uri 'none'; frame-ancestors 'none'`,
    'Referrer-Policy': 'same-origin',
    'X-Content-Type-Options': 'nosniff',
  };
}

export interface Page {
  title: string;
  /** Markup of the main part, already escaped. */
  main: string;
  readsHash?: boolean;
}

/** A whole document. */
export function renderPage(page: Page): string {
  const title = escapeMarkup(page.title);
  return (
    '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>${title}</title><style>${STYLE}</style></head><body><main><h1>${title}</h1>${page.main}</main>` +
    `${page.readsHash === true ? `<script>${SCRIPT}</script>` : ''}</body></html>`
  );
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
