import { copyFormatTexts } from '../../shared/copy-formats.ts';

/**
 * Every text of tray, menu and notifications, in ICU message syntax. A key ending in `-title` is the Title Case form
 * that macOS menus use.
 */
export const english = {
  ...copyFormatTexts,
  'command-refused': 'Latchkey did not understand this request. Nothing has changed.',
  'snapshot-stale':
    'Latchkey made a mistake, which is in its log. What you see may be out of date until the next change.',
  'command-failed': 'Latchkey made a mistake, which is in its log. Try again.',

  'tooltip-signed-out': 'Latchkey: signed out',
  'tooltip-signing-in': 'Latchkey: waiting for your approval',
  'tooltip-signed-in': 'Latchkey: {name}, signed in since {time}',
  'tooltip-signed-out-of': 'Latchkey: {name}, signed out',
  'tooltip-signing-in-to': 'Latchkey: {name}, waiting for your approval',
  'tooltip-left': 'Latchkey: {name}, {span} left',
  'tooltip-about': 'Latchkey: {name}, about {span} left',
  'tooltip-ends': 'Latchkey: {name} ends in {span}',
  'tooltip-ends-about': 'Latchkey: {name} ends in about {span}',
  'tooltip-ended': 'Latchkey: {name} sign-in has ended',
  'tooltip-more': 'and {count, number} more',

  'state-none': 'No organisation yet',
  'state-signed-out': '{name}: signed out',
  'state-signing-in': '{name}: waiting for your approval',
  'state-signed-in': '{name}: signed in since {time}',
  'state-left': '{name}: signed in, {span} left',
  'state-about': '{name}: signed in, about {span} left',
  'state-ends': '{name}: sign-in ends in {span}',
  'state-ends-about': '{name}: sign-in ends in about {span}',
  'state-until': '{name}: signed in until {time}',
  'state-until-about': '{name}: signed in until about {time}',
  'state-ends-at': '{name}: sign-in ends at {time}',
  'state-ends-at-about': '{name}: sign-in ends at about {time}',
  'state-offline': '{name}: signed in, no connection',
  'state-not-aws': '{name}: signed in, the network asks for something',
  'state-trouble': '{name}: signed in, AWS answers with errors',
  'state-ended': '{name}: sign-in has ended',

  'role-label': '{account}, {role}',
  'role-label-production': '{account}, {role} (Production)',
  'role-label-of': '{account}, {role}, {organisation}',
  'role-label-of-production': '{account}, {role}, {organisation} (Production)',
  'role-removed': '{role}: access removed',
  'account-unnamed': 'Account {id}',
  'account-digits': '{account} ({digits})',
  'credentials-none': 'Credentials: none yet',
  'credentials-fetching': 'Credentials: on their way',
  'credentials-left': 'Credentials: {span} left',
  'credentials-until': 'Credentials: until {time}',
  'credentials-ended': 'Credentials: ended',
  'span-minutes': '{minutes, number} min',
  'span-hours-only': '{hours, number} h',
  'span-hours': '{hours, number} h {minutes, number} min',

  'open-latchkey': 'Open Latchkey',
  'open-console': 'Open console',
  'open-console-title': 'Open Console',
  'open-console-at': 'Open console at…',
  'open-console-at-title': 'Open Console At…',
  'copy-as': 'Copy as…',
  'copy-as-title': 'Copy As…',
  recent: 'Recent',
  organisations: 'Organisations',
  'all-organisations': 'All organisations',
  'all-organisations-title': 'All Organisations',
  'sign-in': 'Sign in to {name}…',
  'sign-in-title': 'Sign In to {name}…',
  'sign-in-again': 'Sign in again to {name}…',
  'sign-in-again-title': 'Sign In Again to {name}…',
  'settings-window': 'Latchkey settings',
  settings: 'Settings',
  'settings-title': 'Settings…',
  'quit-darwin': 'Quit Latchkey',
  'quit-win32': 'Exit',
  'quit-linux': 'Quit',

  'copied-text': '{role}. The clipboard is cleared after {seconds, number} s.',
  'copied-text-stays': '{role}.',
  'failed-console-title': 'The console did not open',
  'failed-copy-title': 'Nothing was copied',
  'failed-sign-in-title': 'The sign-in did not start',

  'no-tray-title': 'Latchkey is a window here',
  'no-tray-text': 'This desktop shows no tray icons. Latchkey stays in the taskbar; {keys} shows and hides it.',
  'no-tray-text-no-keys':
    'This desktop shows no tray icons. Latchkey stays in the taskbar; starting it again shows it.',

  // It stands there before AWS has answered, and is not changed by what comes of it.
  'callback-done-title': 'Return to Latchkey',
  'callback-done': 'Latchkey now asks AWS for the sign-in and shows what comes of it. This tab can be closed.',
  'callback-refused-title': 'Not signed in',
  'callback-refused': 'It was refused. Nothing has changed; this tab can be closed.',
  'callback-not-ours-title': 'Not expected',
  'callback-not-ours': 'Latchkey does not wait for this. Nothing has changed; this tab can be closed.',

  'link-gone': 'This link was used or has run out. Open it from Latchkey again.',
  'link-other-user-title': 'Not for this user',
  'link-other-user':
    'Latchkey answers only the user of this computer that it runs as. Nothing has changed; this tab can be closed.',
  'console-asked-again-title': 'Your console link was asked for twice',
  'console-asked-again':
    'Only the first time led to the console. If none opened for you, another program on this computer has it; tell your administrator.',
  'console-other-user-title': 'Another user of this computer asked for your console link',
  'console-other-user': 'Latchkey refused it. Your own browser can still open it.',
  'sign-in-other-user-title': 'Another user of this computer asked for your sign-in link',
  'sign-in-other-user': 'Latchkey refused it. Your own browser can still open it.',
  'callback-other-user-title': 'Another user of this computer answered your sign-in',
  'callback-other-user': 'Latchkey refused it and still waits for your browser.',

  'confirm-cancel': 'Cancel',

  'start-refused-title': 'Latchkey does not start like this',
  'start-refused-text':
    'It was started with {word}, which would open what it keeps closed. Start it without; proxy and certificates come from the system’s settings.',
  'crash-title': 'Latchkey has to stop',
  'crash-text': 'Something went wrong that Latchkey cannot mend by itself. Start it again; what happened is in {file}.',
} as const;

export type TextKey = keyof typeof english;
