/** The list of accounts and roles, with what is above and below it. */
export const list = {
  'header.signed-in-to': '{signedIn, plural, =0 {Signed out} other {{signedIn, number} of {count, number} signed in}}',
  'header.label': 'Organisation: {name}. {state}',

  'search.label': 'Search accounts, roles and ids',
  'search.placeholder': 'Search accounts, roles or ids',
  'search.clear': 'Clear search',
  'search.nothing': 'No role matches “{query}”',
  'search.looked-through':
    'Looked through {roles, plural, one {# role} other {# roles}} in {accounts, plural, one {# account} other {# accounts}}.',
  'search.still-reading':
    '{count, plural, one {Roles of # account are} other {Roles of # accounts are}} still being read; more may appear.',
  'search.looked-everywhere':
    'Looked through {roles, plural, one {# role} other {# roles}} in {accounts, plural, one {# account} other {# accounts}} of {organisations} organisations.',
  'search.all-matches': 'All matches',
  'search.meant': 'Did you mean',
  'search.again': 'Search again',
  'search.or': 'Try',
  'search.or-else': 'Or',
  'search.reload': 'Reload the account list',
  'search.clear-it': 'Clear the search',

  'list.label': 'Roles',
  'list.label-searching': 'Roles matching {query}',

  'section.recent': 'Recent',
  'section.pinned': 'Pinned',
  'section.all': 'All accounts',
  'section.ready': 'Ready without a connection',
  'section.needs': 'Need a connection',
  'section.held': 'Credentials held',
  'section.others': 'Pinned and recent',
  'section.unreached': 'Cannot be reached',
  'section.only': 'Your role',
  'section.count': '{count, number}',

  'row.role':
    '{name}, {environment}, {several, select, yes {{organisation}, } other {}}{permissionSet}{reached, select, yes {, reached through {via} in {viaAccount}} other {}}, account {id}, {credentials}',
  'row.role-pinned':
    '{name}, {environment}, {several, select, yes {{organisation}, } other {}}{permissionSet}{reached, select, yes {, reached through {via} in {viaAccount}} other {}}, account {id}, {credentials}, pinned {position} of {total}',
  'row.account':
    '{name}, {environment}, {several, select, yes {{organisation}, } other {}}account {id}, {roles, plural, one {# role} other {# roles}}, {open, select, yes {open} other {closed}}',
  'row.account-unread':
    '{name}, {environment}, {several, select, yes {{organisation}, } other {}}account {id}, roles not read yet, {open, select, yes {open} other {closed}}',
  'row.unread': 'Not read yet',
  'row.unread-mark': '–',

  'freshness.ended': 'Ended {time}',
  'freshness.not-renewed': 'Not renewed',
  'freshness.spoken.none': 'no credentials held',
  'freshness.spoken.live':
    'credentials for {minutes, plural, =0 {less than a minute} one {# more minute} other {# more minutes}}',
  'freshness.spoken.soon':
    'credentials end in {minutes, plural, =0 {less than a minute} one {# minute} other {# minutes}}',
  'freshness.spoken.renewing': 'renewing credentials',
  'freshness.spoken.ended': 'credentials ended at {time}',
  'freshness.spoken.not-renewed': 'not renewed: {reason}',
  'freshness.spoken.removed': 'access removed',
  'freshness.no-reason': 'no reason was given',

  'footer.reading': 'Reading roles… {done, number} of {known, number}',
  'footer.reading-accounts': 'Reading accounts…',
  'footer.offline-since': 'Offline since {time}',
  'footer.opening': 'Opening…',
  'footer.opening-terminal': 'Opening a terminal…',
  'footer.copying': 'Copying…',
  'footer.slow': 'AWS is slow to answer. Keep waiting or cancel.',
  'footer.copied-clears': 'Copied. Clears in {left}',
  'footer.copied': 'Copied',
  'footer.copied-stays': 'Copied. Stays until you lock or quit',
  'footer.copied-link-stays': 'Sign-in link copied. Stays until you lock or quit',
  'footer.copied-account-id': 'Account id copied',
  'footer.copied-role-arn': 'Role ARN copied',
  'footer.copied-request': 'Message copied',
  'footer.copied-link-clears': 'Sign-in link copied. Clears in {left}',
  'footer.clear-now': 'Clear now',
  'footer.open-production': 'Open production console',
  'footer.open-own': 'Open {word} console',
  'footer.sign-in-and-open': 'Sign in and open',
  'footer.sign-in-and-open-production': 'Sign in and open production',
  'footer.sign-in-and-open-own': 'Sign in and open {word}',
  'footer.copy-production-credentials': 'Copy production credentials',
  'footer.copy-own-credentials': 'Copy credentials of {word}',
  'footer.open-account': 'Open account',
  'footer.close-account': 'Close account',
  'footer.account-unknown': 'Account {id} is not in the list of {name}.',
  'footer.removed': 'Access to this role was removed.',

  'banner.offline': 'You are offline',
  'banner.not-aws': 'Something answers that is not AWS',
  'banner.not-aws-text':
    'Sign in to the network, or ask its administrator. {count, plural, =0 {No role works until then.} one {# role still works.} other {# roles still work.}}',
  'banner.trouble': 'AWS answers with errors',
  'banner.trouble-text':
    'Latchkey tries again by itself, and you stay signed in. If it stays like this, sign in again or tell your administrator.',
  'banner.offline-text':
    '{count, plural, =0 {No role works without a connection.} one {# role still works.} other {# roles still work.}}{end, select, set { Sign-in ends at {time}.} learned { Sign-in ends at about {time}.} other {}}',
  'banner.ended': 'Sign-in to {name} has ended',
  'banner.ended-text':
    '{count, plural, =0 {Sign in to use your roles.} one {# role still works, until {time}.} other {# roles still work, the last until {time}.}}',
  'banner.signed-out': 'Sign in to use your roles',
  'banner.signed-out-text': '{count, plural, one {# account} other {# accounts}} as of {when}',
  'banner.signed-out-never': 'No accounts have been read yet.',
  'banner.ends': 'Sign-in ends in {minutes, plural, =0 {less than a minute} one {# minute} other {# minutes}}',
  'banner.ends-about':
    'Sign-in ends in {minutes, plural, =0 {less than a minute} one {about # minute} other {about # minutes}}',
  'banner.ends-text':
    '{count, plural, =0 {Sign in again to go on without a break.} one {# role stops renewing at {time}.} other {# roles stop renewing at {time}.}}',
  'banner.ends-about-text':
    '{count, plural, =0 {Sign in again to go on without a break.} one {# role stops renewing at about {time}.} other {# roles stop renewing at about {time}.}}',
  'banner.waiting-text': 'Approve the sign-in in the browser.',
  'banner.show-code': 'Show the code',
  'banner.reading': 'Reading roles',
  'banner.reading-count': '{done, number} of {known, number} accounts',
  'banner.reading-count-more': '{done, number} of {known, number} accounts so far',
  'banner.reading-text':
    '{left, select, known {{minutes, plural, one {About # minute left.} other {About # minutes left.}} } other {}}All accounts can be searched already; opening one reads its roles first.',
  'banner.reading-throttled':
    'AWS asked for a slower pace{left, select, known {{minutes, plural, one {: about # minute left} other {: about # minutes left}}} other {}}. All accounts can be searched already; opening one reads its roles first.',
  'banner.progress-label': 'Accounts read',
  'banner.clock': 'The clock of this computer is off by {minutes, plural, one {# minute} other {# minutes}}',
  'banner.clock-text': 'Terminals and SDKs are refused until the clock is right.',
  'banner.failed': '{count, plural, one {# account could not be read.} other {# accounts could not be read.}}',
  'banner.failed-text': 'The rest of the list stays as it is.',
  'banner.problem': 'The list could not be read',
  'banner.try-these-again': 'Try these again',
  'banner.notice': 'For your information',
  'banner.news-added': '{added, plural, one {# role was added} other {# roles were added}}',
  'banner.news-removed': '{removed, plural, one {# role was removed} other {# roles were removed}}',
  'banner.news-both': '{added, plural, one {# role was added} other {# roles were added}}, {removed, number} removed',
  'banner.news-text':
    '{more, plural, =0 {In {names}.} one {In {names} and # more account.} other {In {names} and # more accounts.}}',
  'banner.dismiss': 'Dismiss',
  'banner.remind-later': 'Remind me 2 minutes before',

  'empty.title': 'No accounts yet',
  'empty.text': 'You are signed in to {name}, but no AWS account has been assigned to you.',
  'empty.copy-request': 'Copy a message for the administrator',
  'empty.switch': 'Switch organisation',

  'loading.label': 'Reading accounts',
} as const;
