/**
 * Every text of tray, menu and notifications, in ICU message syntax. A key ending in `-title` is the Title Case form
 * that macOS menus use.
 */
export const english = {
  'command-refused': 'Latchkey did not understand this request. Nothing has changed.',
  'command-failed': 'Latchkey made a mistake, which is in its log. Try again.',

  'tooltip-signed-out': 'Latchkey: signed out',
  'tooltip-signing-in': 'Latchkey: waiting for your approval',
  'tooltip-signed-in': 'Latchkey: {name}, signed in since {time}',
  'tooltip-signed-out-of': 'Latchkey: {name}, signed out',
  'tooltip-signing-in-to': 'Latchkey: {name}, waiting for your approval',
  'tooltip-left': 'Latchkey: {name}, {span} left',
  'tooltip-ends': 'Latchkey: {name} ends in {span}',
  'tooltip-ended': 'Latchkey: {name} sign-in has ended',
  'tooltip-more': 'and {count, number} more',

  'state-none': 'No organisation yet',
  'state-signed-out': '{name}: signed out',
  'state-signing-in': '{name}: waiting for your approval',
  'state-signed-in': '{name}: signed in since {time}',
  'state-offline': '{name}: signed in, no connection',
  'state-ended': '{name}: sign-in has ended',

  'role-label': '{account}, {role}',
  'role-label-production': '{account}, {role} (Production)',
  'role-removed': '{role}: access removed',
  'account-unnamed': 'Account {id}',
  'credentials-none': 'Credentials: none yet',
  'credentials-fetching': 'Credentials: on their way',
  'credentials-left': 'Credentials: {span} left',
  'credentials-until': 'Credentials: until {time}',
  'credentials-ended': 'Credentials: ended',
  'span-minutes': '{minutes, number} min',
  'span-hours': '{hours, number} h {minutes, number} min',

  'open-latchkey': 'Open Latchkey',
  'open-console': 'Open console',
  'open-console-title': 'Open Console',
  'open-console-at': 'Open console at…',
  'open-console-at-title': 'Open Console At…',
  'copy-shell': 'Copy for bash and zsh',
  'copy-powershell': 'Copy for PowerShell',
  'copy-cmd': 'Copy for Command Prompt',
  'copy-fish': 'Copy for fish',
  'copy-dotenv': 'Copy .env lines',
  'copy-json': 'Copy JSON',
  'copy-credentials-file': 'Copy credentials file section',
  'copy-as': 'Copy as…',
  'copy-as-title': 'Copy As…',
  recent: 'Recent',
  organisations: 'Organisations',
  'sign-in': 'Sign in to {name}…',
  'sign-in-title': 'Sign In to {name}…',
  'quit-darwin': 'Quit Latchkey',
  'quit-win32': 'Exit',
  'quit-linux': 'Quit',

  'copied-shell': 'Copied for bash and zsh',
  'copied-powershell': 'Copied for PowerShell',
  'copied-cmd': 'Copied for Command Prompt',
  'copied-fish': 'Copied for fish',
  'copied-dotenv': 'Copied as .env lines',
  'copied-json': 'Copied as JSON',
  'copied-credentials-file': 'Copied as credentials file section',
  'copied-text': '{role}. The clipboard is cleared after {seconds, number} s.',
  'copied-text-stays': '{role}.',
  'failed-console-title': 'The console did not open',
  'failed-copy-title': 'Nothing was copied',
  'failed-sign-in-title': 'The sign-in did not start',

  'no-tray-title': 'Latchkey is a window here',
  'no-tray-text': 'This desktop shows no tray icons. Latchkey stays in the taskbar; Alt+Shift+K shows and hides it.',

  'callback-done-title': 'Signed in',
  'callback-done': 'Latchkey goes on by itself. This tab can be closed.',
  'callback-not-ours-title': 'Not expected',
  'callback-not-ours': 'Latchkey does not wait for this. Nothing has changed; this tab can be closed.',

  'set-aside-title': 'A file could not be read',
  'settings-set-aside': 'The settings were damaged. Latchkey starts with fresh ones; the old ones are kept in {file}.',
  'secrets-set-aside': 'The kept sign-ins could not be opened. Sign in again; the old file is kept as {file}.',

  'crash-title': 'Latchkey has to stop',
  'crash-text': 'Something went wrong that Latchkey cannot mend by itself. Start it again; what happened is in {file}.',
} as const;

export type TextKey = keyof typeof english;
