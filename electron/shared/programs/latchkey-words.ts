/** What follows a command of `latchkey`, as far as a completion can know it while the app does not run. */
export const wordsOfCommand = {
  login: ['--organisation'],
  logout: ['--organisation'],
  status: ['--json', '--organisation'],
  accounts: ['--json', '--organisation'],
  roles: ['--json', '--organisation'],
  env: ['--shell', '--renew', '--remote', '--unset', '--organisation'],
  run: ['--renew', '--organisation'],
  console: ['--service', '--region', '--url', '--organisation'],
  terminal: ['--organisation'],
  link: ['--way', '--preview', '--digits', '--organisation'],
  unlink: [],
  links: ['--json'],
  activity: ['--limit', '--today', '--json'],
  toggle: [],
  settings: ['export', '--names'],
  doctor: ['--json', '--diagnostics', '--file'],
  completion: ['bash', 'zsh', 'fish', 'powershell'],
  help: [],
  version: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What the client does itself, and never sends. */
export const startOption = '--start';

/** Where the client writes what `doctor` prints; it is never sent. */
export const fileOption = '--file';

/** Takes a value that may look like a command. */
export const organisationOption = '--organisation';

/** Asks the app for candidates for the last of the words that follow; they are sent as they are. */
export const completeCommand = '__complete';
