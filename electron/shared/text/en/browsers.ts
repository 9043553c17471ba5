/** The browsers of this computer, and where consoles and sign-ins open. */
export const browsers = {
  'browser.your-default': 'your default browser',
  'browser.with-profile': '{browser}, profile {profile}',
  'browser.with-container': '{browser}, container {container}',
  'browser.private-sentence': 'a private window of {browser}',
  'browser.private-list': '{browser}, private window',
  'browser.missing': '{browser} (not found)',

  'failure.browser-gone':
    '{browser}: this is not on this computer any more. Choose where consoles of {organisation} open under Browsers in the settings; the default browser always works.',

  'place.opens-in': 'Opens in {browser}',
  'place.chained': 'Not through the access portal, which offers no chained roles.',
  'place.no-portal-page': 'Not through the access portal, whose page the address of this organisation does not tell.',
  'place.region-now': 'Region {region}',
  'place.region-search': 'Search regions',
  'place.region-list': 'Regions',
  'place.region-none': 'No region matches “{query}”.',

  'browsers-page.title': 'Browsers',
  'browsers-page.lead': 'Where sign-ins and consoles open.',
  'browsers-page.found': 'On this computer',
  'browsers-page.looking': 'Looking for browsers…',
  'browsers-page.none': 'No browser that takes a profile was found. Everything opens in the default browser.',
  'browsers-page.profiles': '{count, plural, one {# profile} other {# profiles}}: {names}',
  'browsers-page.containers': '{count, plural, one {# container} other {# containers}}: {names}',
  'browsers-page.plain': 'Opens without a choice of profile.',
  'browsers-page.default-only': 'Safari and Arc take no profile from other programs. They can be the default browser.',
  'browsers-page.containers-how':
    'Containers of Firefox are offered where the add-on “Open external links in a container” is installed.',
  'browsers-page.environment': 'Consoles of {environment} accounts',
  'browsers-page.environment-none': 'Consoles of other accounts',
  'browsers-page.some-elsewhere':
    'Consoles of some environments open elsewhere. Browsers, in these settings, has them.',
  'browsers-page.as-organisation': 'As the rest',
  'browsers-page.way': 'Open consoles through',
  'browsers-page.way-federated': 'A link of Latchkey',
  'browsers-page.way-portal': 'The access portal',
  'browsers-page.way-federated-hint': 'Works in every profile, also where the browser is not signed in.',
  'browsers-page.way-portal-hint':
    'The console can keep several accounts side by side; the browser has to be signed in to the portal, and when the console refuses another account, Latchkey cannot know. Chained roles still open by a link.',
  'browsers-page.logout': 'Sign out of the console first',
  'browsers-page.logout-hint':
    'For “You must first log out”. It ends the console that the browser shows, and fails where the console keeps several accounts side by side.',

  'organisation.monogram': 'Letters of its mark',
  'organisation.monogram-hint': 'Empty: the first letter of its name.',
  'organisation.reload-hours': '{count, plural, one {Every hour} other {Every # hours}}',
  'organisation.console-service': 'Consoles open at',
  'organisation.console-service-hint': 'Where no page is named.',
  'organisation.console-page': '{service}, {page}',
} as const;
