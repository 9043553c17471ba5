/** Why a picture is not as its mock-up: one sentence for each pair that differs by more than what letters drawn anew do. */

/** Per cent; above it a sentence is due. */
export const mostUnexplained = 2;

export const differences: Readonly<Record<string, string>> = {
  actions: 'The palette has more actions than were drawn: linking to a profile, and roles reached through this one.',
  activity: 'The entries are those of this play, and the footer counts and clears them.',
  'console-at':
    'The services are those of AWS in their own order, and the place last used is not there on a first day.',
  copied: 'The footer says the format that was copied, and rows are a pixel higher.',
  'copy-as': 'One more format, without keys, stands first, and the region is a line of the preview.',
  expiring: 'The banner says the time of day, too, and rows are a pixel higher.',
  'list-contrast':
    'The contrast theme of Chromium draws borders that the mock-up has thinner, and rows are a pixel higher.',
  'list-dark': 'Rows are a pixel higher, so that all below the first stands a little lower.',
  'list-light': 'Rows are a pixel higher, so that all below the first stands a little lower.',
  'list-windows': 'The title bar belongs to the system and is in no picture of the page.',
  loading: 'The pace is what the simulator allows, so that other numbers stand in the banner, and no account is open.',
  'no-accounts': 'AWS does not tell who is signed in, so that the sentence is shorter and what follows stands higher.',
  offline: 'What a connection is needed for stands as in the list, and the time since when is that of this play.',
  organisations: 'A line leads to the settings of the organisation, which the mock-up has elsewhere.',
  'rtl-long-names': 'The accounts of the play have other ids and roles below the pinned ones.',
  search: 'Rows are a pixel higher, and more accounts are found than were drawn.',
  'search-empty': 'The nearest spelling is one button with the words, and the filters have their own line.',
  'settings-organisations': 'The settings have the choices that exist, in groups, where the mock-up has four lines.',
  'signed-out': 'Credentials are not kept over the end of the sign-in, so that no row says when they ended.',
  'signin-browser': 'The link and the steps have the words of the sign-in that the play runs.',
  'signin-code': 'The link is shown to its end, and the code of the picture leads to another pattern of the QR code.',
  'signin-error': 'The sentences are those of a code that ran out at the end of this play.',
  welcome: 'The file names the organisations as its sections are named, until a person names them.',
};
