/** The tray: its menu and tooltip. A key that ends in `-title` is the Title Case form that macOS menus use. */
export const tray = {
  'menu.role-removed': '{role}: access removed',
  'menu.no-organisation': 'No organisation yet',
  'menu.open-latchkey': 'Open Latchkey',
  'menu.sign-in': 'Sign in to {name}…',
  'menu.sign-in-title': 'Sign In to {name}…',
  'menu.sign-in-again': 'Sign in again to {name}…',
  'menu.sign-in-again-title': 'Sign In Again to {name}…',
  'menu.quit-darwin': 'Quit Latchkey',
  'menu.quit-win32': 'Exit',
  'menu.quit-linux': 'Quit',

  'credentials.none': 'Credentials: none yet',
  'credentials.fetching': 'Credentials: on their way',
  'credentials.left': 'Credentials: {left} left',
  'credentials.until': 'Credentials: until {time}',
  'credentials.ended': 'Credentials: ended',
} as const;
