import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AccountId } from '../../electron/contract/identifiers.ts';
import { minute, second } from '../../electron/core/time/instant.ts';
import { InProcess } from './in-process.ts';
import { addOrganisation, signIn } from './person.ts';
import { Watch } from './watch.ts';

let core: InProcess;
let organisationId: string;
beforeEach(async () => {
  core = new InProcess();
  await core.latchkey.start();
  organisationId = await addOrganisation(core, core.first);
  await signIn(core, core.first, organisationId, 'code');
});
afterEach(() => core.close());

function role() {
  return { organisationId, accountId: '111122223333' as AccountId, roleName: 'ReadOnlyAccess' };
}

function notices(): string[] {
  return core.latchkey.snapshot().notices.map(({ sentence }) => sentence);
}

const noRoom = 'Latchkey could not use its folder. Make room on the disk or check its permissions.';

const noKeychain =
  'The keychain does not answer, so the latest change to your sign-ins is kept in memory only. Latchkey tries again by itself.';

describe('a part of this computer that fails for a while', () => {
  it('keychain: what AWS gave meanwhile is stored as soon as it works again, and it is said for as long', async () => {
    const watch = new Watch(core, organisationId);
    core.computer.trouble.begin('keychain', null);
    await core.advance(81 * minute);
    const meanwhile = [watch.hasLatestToken(), notices()];
    core.computer.trouble.end();
    await core.advance(minute);
    expect({ meanwhile, hasLatestToken: watch.hasLatestToken(), notices: notices() }).toEqual({
      meanwhile: [false, [noKeychain]],
      hasLatestToken: true,
      notices: [],
    });
  });

  it('keychain: the last chance is the end of the app', async () => {
    const watch = new Watch(core, organisationId);
    core.computer.trouble.begin('keychain', null);
    await core.advance(41 * minute);
    const meanwhile = watch.hasLatestToken();
    core.computer.trouble.end();
    await core.latchkey.stop();
    expect({ meanwhile, hasLatestToken: watch.hasLatestToken(), timerCount: core.clock.timerCount() }).toEqual({
      meanwhile: false,
      hasLatestToken: true,
      timerCount: 0,
    });
  });

  it('settings: a change counts at once, and goes to the disk with the next one', async () => {
    core.computer.trouble.begin('settings', null);
    await core.latchkey.commands['settings.change']({ change: { copyFormat: 'fish' } });
    const meanwhile = [core.latchkey.snapshot().settings.copyFormat, core.settings.read().copyFormat, notices()];
    core.computer.trouble.end();
    await core.latchkey.commands['organisation.select']({ organisationId });
    const { copyFormat, selectedOrganisationId } = core.settings.read();
    expect({ meanwhile, copyFormat, selectedOrganisationId }).toEqual({
      meanwhile: ['fish', 'shell', [noRoom]],
      copyFormat: 'fish',
      selectedOrganisationId: organisationId,
    });
  });

  it('clipboard: a secret that could not be taken away is taken away a little later', async () => {
    await core.latchkey.perform({ kind: 'copy-credentials', role: role(), format: 'shell' }, 'window');
    core.computer.trouble.begin('clipboard', null);
    await core.advance(2 * minute);
    const meanwhile = [core.clipboard.text !== '', core.latchkey.snapshot().clipboard?.what];
    core.computer.trouble.end();
    await core.advance(2 * second);
    expect({ meanwhile, clipboardText: core.clipboard.text, clipboard: core.latchkey.snapshot().clipboard }).toEqual({
      meanwhile: [true, 'credentials'],
      clipboardText: '',
      clipboard: null,
    });
  });

  it('selection: a secret that stayed in it is taken away a little later, and stays on the clipboard', async () => {
    core.computer.trouble.begin('selection', null);
    await core.latchkey.perform({ kind: 'copy-credentials', role: role(), format: 'shell' }, 'window');
    await core.advance(4 * second);
    const meanwhile = core.clipboard.selection === core.clipboard.text;
    core.computer.trouble.end();
    await core.advance(2 * second);
    expect({ meanwhile, hasClipboardText: core.clipboard.text !== '', selection: core.clipboard.selection }).toEqual({
      meanwhile: true,
      hasClipboardText: true,
      selection: '',
    });
  });

  it('selection: while the secret stays in it after its time, it is said and tried again', async () => {
    core.computer.trouble.begin('selection', null);
    await core.latchkey.perform({ kind: 'copy-credentials', role: role(), format: 'shell' }, 'window');
    await core.advance(2 * minute);
    const meanwhile = [core.clipboard.selection !== '', core.latchkey.snapshot().clipboard?.what];
    core.computer.trouble.end();
    await core.advance(2 * second);
    expect({ meanwhile, selection: core.clipboard.selection, clipboard: core.latchkey.snapshot().clipboard }).toEqual({
      meanwhile: [true, 'credentials'],
      selection: '',
      clipboard: null,
    });
  });

  it('clipboard: a copy it does not take is said, and nothing is shown as copied', async () => {
    core.computer.trouble.begin('clipboard', 1);
    const intent = { kind: 'copy-account-id', role: role() } as const;
    const refused = await core.latchkey.perform(intent, 'window');
    const shown = core.latchkey.snapshot().clipboard;
    expect({ refused, shown, perform: await core.latchkey.perform(intent, 'window') }).toEqual({
      refused: {
        ok: false,
        failure: {
          code: 'clipboard-failed',
          sentence: 'Nothing was copied: the clipboard did not take it. Try again.',
          retry: true,
        },
      },
      shown: null,
      perform: { ok: true, value: null },
    });
  });
});
