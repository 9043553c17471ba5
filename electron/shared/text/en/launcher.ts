/** What the `latchkey` command says by itself: all other answers come from the app. */
export const launcher = {
  'launcher.usage': `Usage: latchkey COMMAND [WORD…]

  login, logout, status        sign in, sign out, and what is signed in
  accounts, roles              what can be used
  env ROLE                     lines that set the credentials in a shell
  run ROLE -- COMMAND…         runs a command with the credentials
  console ROLE                 opens the console
  terminal ROLE                opens a terminal
  link ROLE, unlink PROFILE    links a role to an AWS profile, or takes the link out
  links, activity, doctor      the links, what was done, and what may be wrong
  toggle                       shows the window, or hides it
  settings export              prints the settings as a file for others
  completion SHELL             prints the completion of bash, zsh, fish or powershell

Latchkey is not running. With --start it is started first.`,
  'launcher.nothing-to-run':
    'There is nothing to run. Write the command after two hyphens: latchkey run ROLE -- COMMAND.',
  'launcher.shells': 'There is completion for bash, zsh, fish and powershell. Name one: latchkey completion bash.',
  'launcher.file-needed': 'Name the file: latchkey doctor --file FILE.',
  'launcher.no-log': 'There is no log at {file}.',
  'launcher.failed-starts':
    'Starts in a row that ended within a minute: {count}. After three of them the next one is a safe start.',
  'launcher.no-app':
    'Latchkey is not running, and this command does not know where it is installed. Start it and try again.',
  'launcher.not-started': 'Latchkey was started and did not answer within 30 seconds. See whether it asks something.',
  'launcher.of-another':
    'The socket {path} belongs to another user. Latchkey answers the user alone who has started it: run the command as that user.',
  'launcher.not-found': 'The command {command} was not found. Check how it is written, and that its folder is in PATH.',
  'launcher.not-runnable':
    'The command {command} could not be run ({code}). Check that it is a program that you may run.',
} as const;
