/** `--cli latchkey WORDS…` as main starts it, under Node. What `--start` starts is the program that the environment names. */
import { setTimeout as pause } from 'node:timers/promises';
import { runLatchkey } from '../../../../electron/cli/latchkey/run-latchkey.ts';

process.exitCode = await runLatchkey(process.argv.slice(2), {
  isWindows: false,
  home: process.env['HOME'] ?? '',
  runtimeFolder: undefined,
  socket: process.env['LATCHKEY_SOCKET'],
  dataFolder: process.env['DATA_FOLDER'] ?? '',
  parent: process.ppid,
  folder: process.cwd(),
  environment: process.env,
  out: process.stdout,
  err: process.stderr,
  pause,
  app: JSON.parse(process.env['APP'] ?? '["/nonexistent"]') as string[],
});
