/** Why a picture is not as its design, by eye: a sentence or two for each pair that differs by more than its corners do. */

/** Per cent; above it a reason is due. */
export const mostUnexplained = 2;

/** In all pictures of the list. */
const everywhere = 'The corners are the system’s, and letters are drawn anew.';

export const differences: Readonly<Record<string, string>> = {
  actions: 'There are more actions than were drawn: the sheet is higher, and its last lines are scrolled to.',
  activity: 'Other things were done in this play; each row names its environment, and one is selected.',
  'console-at': 'The id stands beside the title, so that the permission set is whole, and no browser was chosen.',
  copied: everywhere,
  'copy-as':
    'One more format stands first in a group of its own: rows are closer and the sheet is higher. The id, which was not drawn, stands beside the title.',
  expiring:
    'One role less is held here, and the role that ended soon is renewed as soon as roles renew by themselves: it has an hour again.',
  guard: 'The question names the permission set, since AWS does not tell what one allows; another role is pinned.',
  'guard-type':
    'A permission set that only reads is offered as well, so that the sheet is higher; another role is pinned.',
  'list-contrast': everywhere,
  'list-dark': everywhere,
  'list-light': everywhere,
  'list-windows': `Credentials end with the app, which was started again for this picture: no row has a ring. ${everywhere}`,
  loading:
    'The simulator slows nothing down and is less far, no account is open, and each account here has three roles.',
  'no-accounts': 'AWS does not tell who is signed in: the sentence is shorter, and all below it stands higher.',
  offline: `The connection was lost at 17:34, and log-archive was not used before. ${everywhere}`,
  organisations:
    'A line leads to the settings of the organisation; the second sign-in is said to end soon a little later than drawn.',
  'rtl-long-names':
    'Nothing is in use yet, one of the accounts drawn has no environment, and the other names are those of Northwind.',
  search: 'Account names with “tools” are of no environment until a person says so; otherwise letters drawn anew.',
  'search-empty':
    'What the design searches is found here, as letters may be skipped; all organisations are searched at once, so that nothing offers it.',
  'settings-environments':
    'These are the usual rules, whose words are more than were drawn; each has a button to edit it, and they can be restored.',
  'settings-organisations':
    'An organisation has more settings than were drawn, and all sign in with a code in this play.',
  'signed-out': `Credentials go with the sign-in, so that no row tells when they ended; recently used roles stay. ${everywhere}`,
  'signin-browser': everywhere,
  'signin-code': 'The code of the picture is in another link; its end is shown; one more line leads to the other way.',
  'signin-error': 'The sentence is a line shorter, so that the middle of the page moves by half of it.',
  'tray-menu':
    'The system draws this menu: left are the items that the app gave it on macOS, drawn by the gallery, not as the system shows them.',
  welcome: 'Names are those of the file until a person gives others, and the file is named in the first sentence.',
};
