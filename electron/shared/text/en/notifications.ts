/** Notifications of the desktop. */
export const notifications = {
  'notification.sign-in-ends-title':
    'Sign-in to {organisation} ends in {minutes, plural, =0 {less than a minute} one {# minute} other {# minutes}}',
  'notification.sign-in-ends': '{count, plural, one {# role stops} other {# roles stop}} renewing at {time}.',
  'notification.sign-in-ends-about-title':
    'Sign-in to {organisation} ends in {minutes, plural, =0 {less than a minute} one {about # minute} other {about # minutes}}',
  'notification.sign-in-ends-about':
    '{count, plural, one {# role stops} other {# roles stop}} renewing at about {time}.',
  'notification.sign-in-ended-title': 'Sign-in to {organisation} has ended',
  'notification.sign-in-ended': 'The last credentials work until {time}.',
  'notification.sign-in-ended-refused': 'A program asked for credentials and got none. Sign in again.',
  'notification.later': 'Later',
  'notification.not-renewed-title':
    '{environment, select, production {{ownWord, select, yes {{word}} other {Production}}: } other {}}{account} was not renewed',
  'notification.not-renewed-many-title':
    '{environment, select, production {{ownWord, select, yes {{word}} other {Production}}: } other {}}{account} and {count, plural, one {# other role} other {# other roles}} were not renewed',
  'notification.not-renewed-offline': 'AWS did not answer.',
  'notification.not-renewed-proxy': 'AWS could not be reached safely.',
  'notification.not-renewed-throttled': 'AWS asked for a slower pace.',
  'notification.not-renewed-denied': 'AWS refused it.',
  'notification.not-renewed-error': 'AWS answered with an error.',
  'notification.not-renewed-end': '{count, plural, =0 {Credentials end} other {The first credentials end}} at {time}.',
  'notification.signed-in-title': 'Signed in to {organisation}',
  'notification.signed-in':
    '{count, plural, =0 {No AWS account has been assigned to you.} one {# account.} other {# accounts.}}',
  'notification.signed-in-unread': 'The list of accounts is not read yet.',
  'notification.production-read-title':
    '{ownWord, select, yes {{word}} other {Production}}: {named, select, yes {{program}} other {a program}} read credentials',
  'notification.production-read': '{account}, {role}.',
  'notification.production-ask-title':
    '{ownWord, select, yes {{word}} other {Production}}: {named, select, yes {{program}} other {a program}} asks for credentials',
  'notification.production-ask': '{account}, {role}. Click to allow it to programs for 15 minutes.',
  'notification.show-activity': 'Show activity',
  'notification.allow-program': 'Allow for 15 minutes',
  'notification.access-removed-title': 'Access to {account} was removed',
  'notification.access-removed': '{role} {count, plural, one {is} other {are}} no longer assigned to you.',
  'notification.access-removed-many-title': 'Access to {count, number} accounts was removed',
  'notification.access-removed-many': 'The list says which roles these are.',
  'notification.copied': '{role}. The clipboard is cleared after {seconds, number} s.',
  'notification.copied-stays': '{role}.',
  'notification.copied-never': '{role}. It stays on the clipboard until you lock the screen or quit.',
  'notification.failed-console': 'The console did not open',
  'notification.failed-terminal': 'The terminal did not open',
  'notification.failed-copy': 'Nothing was copied',
  'notification.failed-sign-in': 'The sign-in did not start',
  'notification.no-tray-title': 'Latchkey is a window here',
  'notification.no-tray': 'This desktop shows no tray icons. Latchkey stays in the taskbar; {keys} shows and hides it.',
  'notification.no-tray-no-keys':
    'This desktop shows no tray icons. Latchkey stays in the taskbar; starting it again shows it.',

  'link-news.console-asked-again-title': 'Your console link was asked for twice',
  'link-news.console-asked-again':
    'Only the first time led to the console. If none opened for you, another program on this computer has it; tell your administrator.',
  'link-news.console-other-user-title': 'Another user of this computer asked for your console link',
  'link-news.refused': 'Latchkey refused it. Your own browser can still open it.',
  'link-news.sign-in-other-user-title': 'Another user of this computer asked for your sign-in link',
  'link-news.callback-other-user-title': 'Another user of this computer answered your sign-in',
  'link-news.endpoint-other-user-title': 'Another user of this computer asked for credentials of {account}, {role}',
  'link-news.callback-other-user': 'Latchkey refused it and still waits for your browser.',
} as const;
