import { chownSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createDataFolder } from '../../electron/shell/desktop/files/data-folder.ts';
import { replaceFile } from '../../electron/shell/desktop/files/replace-file.ts';
import { openUnixSocket } from '../../electron/shell/desktop/programs/local-socket.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { temporaryFolder } from '../unit/shell/doubles/temporary-folder.ts';

it('a link where the new text of an AWS file is written first leads nobody there', () => {
  const folder = temporaryFolder();
  const [victim, file] = [join(folder, 'victim'), join(folder, 'config')];
  writeFileSync(victim, 'theirs');
  symlinkSync(victim, `${file}.latchkey-guessed.new`);
  const replace = (): boolean =>
    replaceFile({ file, bytes: Buffer.from('keys'), isExpected: () => true, unique: 'guessed' });
  expect(replace).toThrow('EEXIST');
  expect(readFileSync(victim, 'utf8')).toBe('theirs');
});

it('a link with the name of the socket is replaced, and what it leads to stays', async () => {
  const folder = temporaryFolder();
  const victim = join(folder, 'victim');
  writeFileSync(victim, 'theirs');
  symlinkSync(victim, join(folder, 'programs.sock'));
  const socket = await openUnixSocket(folder, (_request, response) => void response.end());
  onTestFinished(() => socket.close());
  expect([lstatSync(socket.address).isSocket(), readFileSync(victim, 'utf8')]).toEqual([true, 'theirs']);
});

it.skipIf(process.getuid?.() !== 0)('a link to a folder of another user is no folder for the socket', async () => {
  const base = temporaryFolder();
  mkdirSync(join(base, 'theirs'));
  chownSync(join(base, 'theirs'), 65534, 65534);
  symlinkSync(join(base, 'theirs'), join(base, 'latchkey'));
  await expect(openUnixSocket(join(base, 'latchkey'), () => undefined)).rejects.toThrow('belongs to another user');
});

it.each(['../settings.json', 'endpoint/../../.ssh/authorized_keys', '..'])('%s is no file of ours', async (path) => {
  const files = createDataFolder(join(temporaryFolder(), 'Latchkey'), new ManualClock());
  await expect(files.write(path, 'x')).rejects.toThrow(RangeError);
});
