/** Newer versions of Latchkey: the page About, the tray and a notification. */
export const updates = {
  'update.title': 'Updates',
  'update.without-development': 'This is a development build, which looks for no updates.',
  'update.without-no-address':
    'This build looks for no updates, since it was made without an address for them. Get newer versions where you got this one.',
  'update.without-package-manager':
    'This copy does not update itself. The package manager, or whoever installed it, brings newer versions.',
  'update.unasked': 'Nobody has looked for a newer version yet.',
  'update.looked': 'Looked {ago}.',
  'update.no-answer': 'Whether there is a newer version is not known.',
  'update.checking': 'Looking for a newer version…',
  'update.newest': 'This is the newest version. Looked {ago}.',
  'update.off': 'Latchkey does not look by itself.',
  'update.found': 'Version {version} is there.',
  'update.downloading': 'Downloading version {version}: {percent, number} %',
  'update.ready': 'Version {version} is downloaded and checked. Installing it takes Latchkey away for a moment.',
  'update.check': 'Look now',
  'update.download': 'Download',
  'update.install': 'Restart and install',
  'update.problem-offline':
    'The address for updates could not be reached. Check the network and the proxy, then look again.',
  'update.problem-bad-answer': 'The address for updates gave no usable answer. Look again later.',
  'update.problem-not-genuine':
    'The downloaded file is not the one that was announced, or is not signed as this copy is, and was thrown away. Tell whoever publishes Latchkey.',
  'update.problem-other': 'The update did not work. The log says why; look again later.',
  'update.found-title': 'Latchkey {version} is there',
  'update.found-text': 'It is downloaded and installed when you say so.',
  'update.ready-title': 'Latchkey {version} is ready',
  'update.ready-text': 'Nothing is installed unasked.',
  'update.install-now': 'Install now',
  'update.show': 'Show',
  'update.menu': 'Update to {version}…',
  'update.menu-ready': 'Install {version}…',
} as const;
