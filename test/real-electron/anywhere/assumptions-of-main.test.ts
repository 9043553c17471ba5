import { describe, expect, it } from 'vitest';
import { completeSettings } from '../../electron-stand-in/channel/settings.ts';
import { checksOfMain } from '../../electron-stand-in-tests/checks-of-main.ts';
import { newHome, runProbe } from '../../electron-stand-in-tests/run-probe.ts';
import { startProcess } from '../support/electron-process.ts';

/** Why a check of the stand-in says nothing about real Electron, or cannot be made from outside. */
const notFromOutside: Readonly<Record<string, string>> = {
  'unmodelled-members-throw': 'a rule of the stand-in itself',
  'windows-show-handled-schemes-only': 'a rule of the stand-in itself',
  'second-schemes-replace': 'seen by a page, among the windows',
  'permissions-are-granted-without-handler': 'asks by a handle that only the stand-in has',
  'login-item-arguments': 'would change what starts with the session of the person',
  'no-keychain-rejects': 'the keychain of the machine cannot be taken away',
  'keychain-is-per-machine': 'needs a second machine',
  'basic-text-is-v10': 'checked below, both ways',
  'notification-body-is-markup': 'only the desktop knows what it shows of a body',
  ...(process.platform === 'linux'
    ? {}
    : {
        'tray-bounds-zero-on-linux': 'of Linux',
        'no-popup-menu-on-linux': 'of Linux',
        'copied-text-becomes-selection': 'of Linux',
        'clear-leaves-selection': 'of Linux',
      }),
};

describe('what the stand-in takes Electron to do', () => {
  for (const [name, check] of Object.entries(checksOfMain)) {
    const reason = notFromOutside[name];
    it.skipIf(reason !== undefined)(reason === undefined ? name : `${name}: ${reason}`, () => check());
  }
});

describe.runIf(process.platform === 'linux')('the mark of ciphertext on Linux', () => {
  // The backend is known only once something was encrypted.
  const after = `const mark = (await electron.safeStorage.encryptStringAsync('probe')).subarray(0, 3).toString();
    return { isV10: mark === 'v10', isBasicText: electron.safeStorage.getSelectedStorageBackend() === 'basic_text' }`;

  it('is v10 with the key that is in the source', async () => {
    expect(await markWith('--password-store=basic')).toBe('{"isV10":true,"isBasicText":true}');
  });

  it('is another with a secret service, where there is one', async () => {
    expect(await markWith('--password-store=gnome-libsecret')).toMatch(/^\{"isV10":(true|false),"isBasicText":\1\}$/u);
  });

  async function markWith(store: string): Promise<string> {
    const main = 'test/electron-stand-in-tests/fixture-app/probe.mjs';
    const home = newHome();
    const settings = completeSettings({}, home);
    const { exited, log } = startProcess({ main, home, args: [store], env: { AFTER_READY: after }, settings });
    await exited;
    return /^AFTER_READY:(.*)$/mu.exec(log())?.[1] ?? log();
  }
});

it('keeps the marks for clipboard managers beside the text', async () => {
  const mark = { darwin: 'org.nspasteboard.ConcealedType', win32: 'CanIncludeInClipboardHistory' }[
    process.platform as string
  ];
  const type = `electron application/osclipboard;format="${mark ?? 'x-kde-passwordManagerHint'}"`;
  const after = `await electron.clipboard.write([new electron.ClipboardItem({ 'text/plain': 'marked', '${type}': 'secret' })]);
    const [item] = await electron.clipboard.read(); return [await electron.clipboard.readText(), item.types.includes('${type}')]`;
  expect(await runProbe({ after })).toBe('["marked",true]');
});
