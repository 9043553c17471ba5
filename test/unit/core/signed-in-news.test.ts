import { describe, expect } from 'vitest';
import { hour, second } from '../../../electron/core/time/instant.ts';
import { organisationTest } from '../../harness/fixtures.ts';
import { askForCode, organisationIn, type RunningCore } from '../../harness/running-core.ts';

const it = organisationTest.extend('options', { accounts: 212 }).extend('window', { auto: true }, ({ core }) => {
  const window = { isInView: false };
  core.latchkey.watchWindow(() => window.isInView);
  return window;
});

async function approve(core: RunningCore, organisationId: string): Promise<void> {
  const { userCode } = await askForCode(core, organisationId);
  core.simulator.control.approveDevice(userCode);
  await core.advance(2 * second);
}

const told = (text: string) => [{ title: 'Signed in to Northwind', text }];
const accounts = '/assignment/accounts';

describe('a sign-in that finishes while the window is hidden', () => {
  it('is told once, with the number of all accounts', async ({ core, organisationId }) => {
    await approve(core, organisationId);
    await core.advance(hour);
    expect({ shown: core.notifier.shown, kind: core.notifier.wishes[0]?.kind }).toEqual({
      shown: told('212 accounts.'),
      kind: 'signed-in',
    });
  });

  it('is told again for the next sign-in, not for a refresh nor at the next start', async ({
    core,
    organisationId,
  }) => {
    await approve(core, organisationId);
    await core.advance(3 * hour);
    const next = core.create();
    next.watchWindow(() => false);
    await next.start();
    await core.settle();
    const before = core.notifier.shown.length;
    await approve(core, organisationId);
    expect({ before, shownCount: core.notifier.shown.length }).toEqual({ before: 1, shownCount: 2 });
  });

  it('is not told when it is seen in the window', async ({ core, organisationId, window }) => {
    window.isInView = true;
    await approve(core, organisationId);
    await core.advance(hour);
    expect(core.notifier.shown).toEqual([]);
  });

  it('is not told when the window was called before the list had come', async ({ core, organisationId, window }) => {
    core.simulator.control.addFault({ kind: 'throttle', path: accounts, count: 2 });
    await approve(core, organisationId);
    const early = core.notifier.shown.length;
    window.isInView = true;
    await core.advance(hour);
    expect({ early, shown: core.notifier.shown }).toEqual({ early: 0, shown: [] });
  });

  it('is told without a number after ten seconds of a slow list, and once', async ({ core, organisationId }) => {
    const release = core.http.hold(accounts);
    await approve(core, organisationId);
    await core.advance(8 * second - 1);
    const early = core.notifier.shown.length;
    await core.advance(second);
    release();
    await core.advance(hour);
    expect({ early, shown: core.notifier.shown }).toEqual({
      early: 0,
      shown: told('The list of accounts is not read yet.'),
    });
  });

  it('is told without a number where the list cannot be read', async ({ core, organisationId }) => {
    core.simulator.control.addFault({ kind: 'status', status: 403, path: accounts, body: '{}' });
    await approve(core, organisationId);
    expect(core.notifier.shown).toEqual(told('The list of accounts is not read yet.'));
  });

  it('is not told when the person has signed out meanwhile', async ({ core, organisationId }) => {
    core.http.hold(accounts);
    await approve(core, organisationId);
    void core.latchkey.commands['sign-out']({ organisationId });
    await core.advance(hour);
    expect({ signInState: organisationIn(core.latchkey.snapshot()).signIn.state, shown: core.notifier.shown }).toEqual({
      signInState: 'signed-out',
      shown: [],
    });
  });

  it('leads to the window', async ({ core, organisationId }) => {
    let wanted = 0;
    core.latchkey.onWindowWanted(() => (wanted += 1));
    await approve(core, organisationId);
    core.notifier.wishes[0]?.onClicked?.();
    expect(wanted).toBe(1);
  });

  it('says so where there are no accounts', async ({ core, organisationId }) => {
    core.simulator.control.addFault({ kind: 'body', status: 200, path: accounts, body: '{"accountList":[]}' });
    await approve(core, organisationId);
    expect(core.notifier.shown).toEqual(told('No AWS account has been assigned to you.'));
  });
});
