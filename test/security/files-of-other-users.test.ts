import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDataFolder } from '../../electron/shell/desktop/files/data-folder.ts';
import { openUnixSocket } from '../../electron/shell/desktop/programs/local-socket.ts';
import { hasOtherUser } from '../harness/as-other-user.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { runProgram } from '../harness/run-program.ts';
import { temporaryFolder } from '../unit/shell/doubles/temporary-folder.ts';

const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

/** A folder that others may enter, as a home folder often is. */
function openHome(): string {
  const home = temporaryFolder();
  chmodSync(home, 0o755);
  return home;
}

describe.skipIf(!hasOtherUser)('a real program of another user', () => {
  it('reads none of our files, which are made for the person alone', async () => {
    const root = join(openHome(), 'Latchkey');
    const files = createDataFolder(root, new ManualClock());
    await files.write('secrets.vault', 'encrypted');
    await files.append('activity.jsonl', 'deeds');
    await files.write('endpoint/a.token', 'a token');
    const paths = ['secrets.vault', 'activity.jsonl', 'endpoint/a.token'].map((name) => join(root, name));
    const seen = await runProgram('/bin/cat', paths, { uid: 65534, gid: 65534, cwd: '/' });
    expect([seen.stdout, paths.map(modeOf), modeOf(root)]).toEqual(['', ['600', '600', '600'], '700']);
  });

  it('does not come to the socket, though its folder was open to all', async () => {
    const folder = join(openHome(), 'latchkey');
    const socket = await openUnixSocket(folder, (_request, response) => void response.end('ours'));
    await socket.close();
    chmodSync(folder, 0o777);
    const again = await openUnixSocket(folder, (_request, response) => void response.end('ours'));
    onTestFinished(() => again.close());
    const seen = await runProgram('/bin/ls', [again.address], { uid: 65534, gid: 65534, cwd: '/' });
    expect([seen.stdout, modeOf(folder), modeOf(again.address)]).toEqual(['', '700', '600']);
  });
});
