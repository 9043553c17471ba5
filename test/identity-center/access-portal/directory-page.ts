import { escapeMarkup } from '../escape.ts';
import { renderPage } from '../pages/page.ts';

/** The sign-in page of IAM Identity Center's own directory. */
export function directoryPage(signInId: string, complaint?: string): string {
  const alert = complaint === undefined ? '' : `<p id="error" role="alert">${escapeMarkup(complaint)}</p>`;
  const main =
    `${alert}<form method="post" action="sign-in"><input type="hidden" name="sign_in" value="${escapeMarkup(signInId)}">` +
    '<p><label for="username">User name</label><br><input id="username" name="username" required autocomplete="username"></p>' +
    '<p><label for="password">Password</label><br><input id="password" name="password" type="password" required autocomplete="current-password"></p>' +
    '<button id="SignIn">Sign in</button></form>';
  return renderPage({ title: 'Sign in', main });
}
