import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createDataFolder } from '../../electron/shell/desktop/files/data-folder.ts';
import { createEncryptedVault } from '../../electron/shell/desktop/keychain/encrypted-vault.ts';
import { canariesFor } from '../canary/canaries.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { RecordingLog } from '../harness/recording-log.ts';
import { readOnlyRole, signIn, startCore } from '../harness/running-core.ts';
import { temporaryFolder } from '../unit/shell/doubles/temporary-folder.ts';

/** Signs in and works on real files, with a keychain that marks what it encrypts; answers all that is on disk then. */
async function diskAfterWork(mark: 'v10' | 'v11') {
  const root = temporaryFolder();
  const files = createDataFolder(root, new ManualClock());
  const encrypted = (text: string): Buffer => Buffer.from(`${mark}${Buffer.from(text).toString('hex')}`);
  const vault = createEncryptedVault({
    keychain: {
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: (text) => Promise.resolve(encrypted(text)),
      decryptStringAsync: () => Promise.reject(new Error('Not needed.')),
    },
    mayHaveAsked: () => Promise.resolve(false),
    files,
    system: 'linux',
    clock: new ManualClock(),
    log: new RecordingLog(),
  });
  const core = await startCore({ secretMark: 'CANARYmark' }, () => ({ vault, files }));
  onTestFinished(() => core.close());
  await core.latchkey.start();
  const role = readOnlyRole(await signIn(core));
  await core.latchkey.perform({ kind: 'open-console', role }, 'tray');
  await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
  await core.latchkey.stop();
  const disk = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'utf8'))
    .join('\n');
  const kept = core.latchkey.snapshot();
  return { disk, kept, secrets: canariesFor(core.simulator.control.secrets()) };
}

it.each(['v10', 'v11'] as const)('no secret can be read from it, with a keychain that writes %s', async (mark) => {
  const { disk, secrets } = await diskAfterWork(mark);
  expect(disk.length).toBeGreaterThan(100);
  expect(secrets.filter(({ text }) => disk.includes(text)).map(({ kind }) => kind)).toEqual([]);
});

it("nothing is written with a key that is in Chromium's source, and encrypted where there is another", async () => {
  const vaultOf = ({ disk }: { disk: string }): boolean =>
    disk.includes(Buffer.from('v1').toString('base64').slice(0, 2));
  expect([vaultOf(await diskAfterWork('v11')), (await diskAfterWork('v10')).disk.includes('djEw')]).toEqual([
    true,
    false,
  ]);
});
