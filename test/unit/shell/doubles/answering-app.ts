/** What `--start` starts in tests: listens in the folder it is told, and answers each command with its words. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openUnixSocket } from '../../../../electron/shell/desktop/programs/local-socket.ts';
import { createSocketAnswers } from '../../../../electron/shell/desktop/programs/socket-answers.ts';
import { commandDesk, ends } from '../../../harness/program-desk.ts';

const folder = process.argv[2] ?? '';
await openUnixSocket(
  folder,
  createSocketAnswers(
    commandDesk(({ words }) => Promise.resolve(ends(`${JSON.stringify({ words, isLeader: leadsSession() })}\n`))),
  ),
);
writeFileSync(join(folder, 'pid'), String(process.pid));

/** The session is the sixth field (proc_pid_stat(5)); where the system does not tell, it is believed. */
function leadsSession(): boolean {
  if (process.platform !== 'linux') return true;
  return readFileSync('/proc/self/stat', 'utf8').split(' ')[5] === String(process.pid);
}
