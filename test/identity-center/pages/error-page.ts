import { escapeMarkup } from '../escape.ts';
import { renderPage } from './page.ts';

/** A page that says what went wrong, with the reason at `#error`. */
export function errorPage(title: string, reason: string): string {
  return renderPage({ title, main: `<p id="error" role="alert">${escapeMarkup(reason)}</p>` });
}
