import { describe, expect } from 'vitest';
import { minute, second } from '../../../electron/core/time/instant.ts';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { WindowNotices } from '../../../electron/core/app/window-notices.ts';
import { coreTest as it, signedInTest } from '../../harness/fixtures.ts';
import {
  addOrganisation,
  askForCode,
  noticesOf,
  organisationIn,
  readOnlyRole,
  signIn,
  startAgain,
  stateOf,
  type RunningCore,
} from '../../harness/running-core.ts';

const locked =
  'The keychain does not answer, so the stored sign-ins wait. Latchkey tries again when you unlock the screen or open this window.';
const unsaved =
  'The keychain does not answer, so the latest change to your sign-ins is kept in memory only. Latchkey tries again by itself.';
const full = 'Latchkey could not use its folder. Make room on the disk or check its permissions.';

describe('a keychain that is locked at the start', () => {
  const it = signedInTest.extend('next', ({ core }) => {
    core.vault.locked = true;
    return startAgain(core);
  });

  it('is said, and nothing is written over', async ({ core, organisationId, next }) => {
    const before = core.vault.text?.reveal();
    await next.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    expect({ notices: noticesOf(next), vaultTextIsBefore: core.vault.text?.reveal() === before }).toEqual({
      notices: [locked],
      vaultTextIsBefore: true,
    });
  });

  it('is tried again at a wake, and the sign-in is taken up without the person', async ({
    core,
    organisationId,
    next,
  }) => {
    next.wake();
    await core.settle();
    const stillLocked = [stateOf(next), noticesOf(next)];
    core.vault.locked = false;
    next.wake();
    await core.settle();
    expect({ stillLocked, state: stateOf(next), notices: noticesOf(next) }).toEqual({
      stillLocked: ['signed-out', [locked]],
      state: 'signed-in',
      notices: [],
    });
    await next.perform({ kind: 'copy-credentials', role: readOnlyRole(organisationId), format: 'shell' }, 'tray');
    expect(core.clipboard.text).toContain('AWS_ACCESS_KEY_ID');
  });

  it('a sign-in meanwhile is good, waits in memory, and is put together with what was kept', async ({
    core,
    organisationId,
    next,
  }) => {
    const before = core.vault.text?.reveal();
    await next.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    const { signIn: waiting } = organisationIn(next.snapshot());
    core.simulator.control.approveDevice('userCode' in waiting ? waiting.userCode : '');
    await core.advance(2 * second);
    const meanwhile = [stateOf(next), core.vault.text?.reveal() === before];
    core.vault.locked = false;
    next.wake();
    await core.settle();
    const third = await startAgainFrom(core, next);
    expect({
      meanwhile,
      vaultTextIsBefore: core.vault.text?.reveal() === before,
      state: stateOf(third),
      notices: noticesOf(third),
    }).toEqual({
      meanwhile: ['signed-in', true],
      vaultTextIsBefore: false,
      state: 'signed-in',
      notices: [],
    });
  });

  it('a last try is made at the end, for what changed', async ({ core, organisationId, next }) => {
    const before = core.vault.text?.reveal();
    await next.commands['sign-in.start']({ organisationId, way: 'code' });
    await core.settle();
    core.vault.locked = false;
    const third = await startAgainFrom(core, next);
    expect({ state: stateOf(third), vaultTextIsBefore: core.vault.text?.reveal() === before }).toEqual({
      state: 'signed-in',
      vaultTextIsBefore: false,
    });
  });

  async function startAgainFrom(core: RunningCore, running: Latchkey): Promise<Latchkey> {
    await running.stop();
    const again = core.create();
    await again.start();
    return again;
  }
});

describe.each([
  ['keychain', unsaved],
  ['disk', full],
] as const)('a %s that fails in the middle', (failing, sentence) => {
  it('leaves what is in memory good, is said once, is tried again, and the notice goes away', async ({ core }) => {
    await signIn(core);
    core.vault.failing = failing;
    await core.advance(41 * minute);
    const failed = [stateOf(core.latchkey), noticesOf(core.latchkey)];
    const [notice] = core.latchkey.snapshot().notices;
    await core.latchkey.commands['notice.dismiss']({ id: notice?.id ?? '' });
    const stores = core.vault.stores;
    await core.advance(5 * minute);
    const tries = core.vault.stores - stores;
    const dismissed = noticesOf(core.latchkey);
    core.vault.failing = null;
    await core.advance(minute);
    const written = core.vault.stores;
    await core.advance(10 * minute);
    expect({ failed, tries, dismissed, stores: core.vault.stores - written }).toEqual({
      failed: ['signed-in', [sentence]],
      tries: 5,
      dismissed: [],
      stores: 0,
    });
    expect(stateOf(await startAgain(core))).toBe('signed-in');
  });

  it('takes its notice back once it works again', async ({ core }) => {
    await signIn(core);
    core.vault.failing = failing;
    await core.advance(41 * minute);
    core.vault.failing = null;
    core.latchkey.wake();
    await core.settle();
    expect(noticesOf(core.latchkey)).toEqual([]);
  });

  it('is tried a last time at the end', async ({ core }) => {
    await addOrganisation(core);
    core.vault.failing = failing;
    const organisationId = organisationIn(core.latchkey.snapshot()).id;
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.approveDevice(userCode);
    await core.advance(2 * second);
    core.vault.failing = null;
    expect(stateOf(await startAgain(core))).toBe('signed-in');
  });
});

describe('files of a newer version', () => {
  it('are kept as backups, said to be that, and carried on without', async ({ core }) => {
    const organisationId = await signIn(core);
    await core.latchkey.commands['role.pin']({ role: readOnlyRole(organisationId), pinned: true });
    await core.latchkey.stop();
    const newer = '{"version":2,"form":"unknown"}';
    core.vault.text = new Secret(newer);
    await core.files.write('personal.json', newer);
    await core.files.write(`catalogue/${organisationId}.json`, newer);
    core.settings.backup = { name: 'settings.json.newer', reason: 'newer', used: true };
    const next = await startAgain(core);
    expect({ state: stateOf(next), pinned: next.snapshot().pinned, notices: noticesOf(next) }).toEqual({
      state: 'signed-out',
      pinned: [],
      notices: [
        'The settings are from a newer version of Latchkey. They were kept as settings.json.newer, and what this version knows of them is used.',
        'The stored sign-ins are from a newer version of Latchkey and were kept as secrets.newer. Sign in again.',
        'The stored pins are from a newer version of Latchkey and were kept as personal.json.newer.',
        `The stored account list is from a newer version of Latchkey and was kept as catalogue/${organisationId}.json.newer. It is read anew.`,
      ],
    });
    expect({ aside: core.vault.aside?.reveal(), texts: core.files.texts.get('personal.json.newer') }).toEqual({
      aside: newer,
      texts: newer,
    });
  });
});

describe('stored sign-ins of which some cannot be read', () => {
  it('are used without these, which are counted, said and kept, before anything is written', async ({ core }) => {
    await signIn(core);
    await core.latchkey.stop();
    const stored = JSON.parse(core.vault.text?.reveal() ?? '') as Record<'registrations' | 'signIns', object>;
    const [signedIn] = Object.values(stored.signIns) as object[];
    const odd = JSON.stringify({
      ...stored,
      registrations: { ...stored.registrations, other: { clientId: 7 } },
      signIns: {
        ...stored.signIns,
        gone: null,
        late: { ...signedIn, since: 9e15 },
        odd: { ...signedIn, accessToken: 'a\n' },
      },
    });
    core.vault.text = new Secret(odd);
    const next = await startAgain(core);
    expect({
      state: stateOf(next),
      notices: noticesOf(next),
      asideIsOdd: core.vault.aside?.reveal() === odd,
    }).toEqual({
      state: 'signed-in',
      notices: [
        '4 entries of the stored sign-ins could not be read and are left out; all of them as they were are kept as secrets.damaged. Sign in again where it is asked for.',
      ],
      asideIsOdd: true,
    });
    expect(JSON.parse(core.vault.text.reveal())).toEqual(stored);
  });

  it('may have lost one of their parts as a whole', async ({ core }) => {
    await signIn(core);
    await core.latchkey.stop();
    const { version, signIns } = JSON.parse(core.vault.text?.reveal() ?? '') as Record<string, unknown>;
    core.vault.text = new Secret(JSON.stringify({ version, signIns }));
    const next = await startAgain(core);
    expect({ state: stateOf(next), noticesOfLength: noticesOf(next).length }).toEqual({
      state: 'signed-in',
      noticesOfLength: 1,
    });
  });
});

describe('removing an organisation while its sign-in cannot be opened', () => {
  it('also removes the sign-in that waits', async ({ core }) => {
    const organisationId = await signIn(core);
    core.vault.locked = true;
    const next = await startAgain(core);
    await next.commands['organisation.remove']({ organisationId });
    core.vault.locked = false;
    next.wake();
    await core.settle();
    expect(core.vault.text?.reveal()).not.toContain(organisationId);
  });
});

describe('notices', () => {
  it('have ids of their own, whatever was dismissed before', () => {
    const said = new WindowNotices(() => undefined);
    said.add('notice.secrets-damaged', { name: 'one' });
    said.add('notice.secrets-damaged', { name: 'two' });
    said.dismiss(said.all()[0]?.id ?? '');
    said.add('notice.secrets-damaged', { name: 'three' });
    expect(new Set(said.all().map(({ id }) => id)).size).toBe(2);
  });
});
