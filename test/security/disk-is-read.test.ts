import { expect, it, onTestFinished } from 'vitest';
import { createEncryptedVault } from '../../electron/shell/desktop/keychain/encrypted-vault.ts';
import { canariesFor } from '../canary/canaries.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { MemoryFiles } from '../harness/ports.ts';
import { RecordingLog } from '../harness/recording-log.ts';
import { readOnlyRole, signIn, startCore } from '../harness/running-core.ts';

/** What is in all files after a day of work, with a keychain that marks so what it encrypts; and the secrets there were. */
async function filesAfterWork(mark: 'v10' | 'v11') {
  const files = new MemoryFiles();
  const vault = createEncryptedVault({
    keychain: {
      isAsyncEncryptionAvailable: () => Promise.resolve(true),
      encryptStringAsync: (text) => Promise.resolve(Buffer.from(mark + Buffer.from(text).toString('hex'))),
      decryptStringAsync: () => Promise.reject(new Error('Not needed.')),
    },
    mayHaveAsked: () => Promise.resolve(false),
    files,
    system: 'linux',
    clock: new ManualClock(),
    log: new RecordingLog(),
  });
  const core = await startCore({}, () => ({ vault, files }));
  onTestFinished(() => core.close());
  await core.latchkey.start();
  const role = readOnlyRole(await signIn(core));
  await core.latchkey.perform({ kind: 'open-console', role }, 'tray');
  await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
  await core.latchkey.stop();
  return { texts: files.texts, secrets: canariesFor(core.simulator.control.secrets()) };
}

it.each([
  ['v11', true],
  ['v10', false],
] as const)('nothing in it is a secret; with a keychain that writes %s secrets are kept: %s', async (mark, isKept) => {
  const { texts, secrets } = await filesAfterWork(mark);
  const disk = [...texts.values()].join('\n');
  expect(disk.length).toBeGreaterThan(100);
  expect({
    found: secrets.filter(({ text }) => disk.includes(text)).map(({ kind }) => kind),
    isKept: texts.has('secrets.vault'),
  }).toEqual({ found: [], isKept });
});
