import type { Command } from './command.ts';
import { accounts } from './commands/accounts.ts';
import { activity } from './commands/activity.ts';
import { complete } from './commands/complete.ts';
import { completion } from './commands/completion.ts';
import { openConsole } from './commands/console.ts';
import { doctor } from './commands/doctor.ts';
import { env } from './commands/env.ts';
import { help } from './commands/help.ts';
import { link } from './commands/link.ts';
import { links } from './commands/links.ts';
import { login } from './commands/login.ts';
import { logout } from './commands/logout.ts';
import { roles } from './commands/roles.ts';
import { run } from './commands/run.ts';
import { settings } from './commands/settings.ts';
import { status } from './commands/status.ts';
import { terminalEnded } from './commands/terminal-ended.ts';
import { terminal } from './commands/terminal.ts';
import { toggle } from './commands/toggle.ts';
import { unlink } from './commands/unlink.ts';
import { version } from './commands/version.ts';

/** All there are, in the order of the help. A new one is a row here and a file below `commands/`. */
export const commands: readonly Command[] = [
  login,
  logout,
  status,
  accounts,
  roles,
  env,
  run,
  openConsole,
  terminal,
  link,
  unlink,
  links,
  activity,
  toggle,
  settings,
  doctor,
  completion,
  help(() => commands),
  version,
  complete(() => commands),
  terminalEnded,
];
