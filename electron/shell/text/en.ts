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
  'copy-shell': 'Copy for bash and zsh',
  recent: 'Recent',
  'sign-in': 'Sign in to {name}…',
  'sign-in-title': 'Sign In to {name}…',
  'quit-darwin': 'Quit Latchkey',
  'quit-win32': 'Exit',
  'quit-linux': 'Quit',

  'copied-title': 'Copied for bash and zsh',
  'copied-text': '{role}. The clipboard is cleared after {seconds, number} s.',
  'copied-text-stays': '{role}.',
  'failed-console-title': 'The console did not open',
  'failed-copy-title': 'Nothing was copied',
  'failed-sign-in-title': 'The sign-in did not start',

  'set-aside-title': 'A file could not be read',
  'settings-set-aside': 'The settings were damaged. Latchkey starts with fresh ones; the old ones are kept in {file}.',
  'secrets-set-aside': 'The kept sign-ins could not be opened. Sign in again; the old file is kept as {file}.',

  'crash-title': 'Latchkey has to stop',
  'crash-text': 'Something went wrong that Latchkey cannot mend by itself. Start it again; what happened is in {file}.',
} as const;

export type TextKey = keyof typeof english;
