import { describe, expect } from 'vitest';
import { hour, minute } from '../../../electron/core/time/instant.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import type { RunningCore } from '../../harness/running-core.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';

const asked = (core: RunningCore) =>
  core.http.requests.filter((request) => request.path.endsWith('/federation/credentials')).length;
const copy = (core: RunningCore, role: Role) =>
  core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
const freshness = (core: RunningCore) => core.latchkey.snapshot().freshness;
const keyId = (core: RunningCore) => /AWS_ACCESS_KEY_ID='(\w+)'/u.exec(core.clipboard.text)?.[1];

describe('the credentials of a role', () => {
  it('are asked for once, however many ask at the same time', async ({ core, role }) => {
    const open = core.latchkey.perform({ kind: 'open-console', role }, 'tray');
    await Promise.all([copy(core, role), open, copy(core, role)]);
    expect(asked(core)).toBe(1);
  });

  it('are held, and asked for anew once less than twenty minutes of them are left', async ({ core, role }) => {
    await copy(core, role);
    core.clock.jump(39 * minute);
    await copy(core, role);
    const early = asked(core);
    core.clock.jump(2 * minute);
    await copy(core, role);
    expect({ early, asked: asked(core) }).toEqual({ early: 1, asked: 2 });
  });

  it('are renewed before they end while the role is in use, and not after', async ({ core, role }) => {
    await copy(core, role);
    const [first] = freshness(core);
    await core.advance(45 * minute);
    const [renewed] = freshness(core);
    const whileInUse = asked(core);
    await core.advance(10 * hour);
    expect({
      whileInUse,
      renewedState: renewed?.state,
      isExpiresAtEnough: (renewed?.expiresAt ?? 0) > (first?.expiresAt ?? 0),
      asked: asked(core),
      freshness: freshness(core),
    }).toEqual({ whileInUse: 2, renewedState: 'live', isExpiresAtEnough: true, asked: 2, freshness: [] });
  });

  it('are never handed out when they have ended, whatever the timers did', async ({ core, role }) => {
    await copy(core, role);
    const before = keyId(core);
    core.clock.jump(5 * hour);
    await copy(core, role);
    expect(keyId(core)).not.toBe(before);
  });

  it('that are held serve while AWS cannot be reached', async ({ core, role }) => {
    await copy(core, role);
    const before = keyId(core);
    await core.advance(30 * minute);
    core.http.offline = true;
    expect({ copy: await copy(core, role), keyId: keyId(core) }).toEqual({
      copy: { ok: true, value: null },
      keyId: before,
    });
  });

  it('that have ended do not serve, offline or not', async ({ core, role }) => {
    await copy(core, role);
    core.http.offline = true;
    await core.advance(2 * hour);
    expect(await copy(core, role)).toEqual({
      ok: false,
      failure: expect.objectContaining({ code: 'offline', retry: true }) as unknown,
    });
  });

  it('of a role that was taken away say so by name, and the sign-in goes on', async ({ core, role }) => {
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    expect(await copy(core, role)).toEqual({
      ok: false,
      failure: {
        code: 'access-denied',
        sentence:
          'ReadOnlyAccess in payments-prod is not assigned to you any more. Reload the list, or ask your administrator.',
        retry: false,
        requestId: expect.any(String) as string,
      },
    });
    expect(core.latchkey.snapshot().organisations[0]?.signIn.state).toBe('signed-in');
  });

  it('say that they are not renewed when AWS does not answer, and are renewed when it does again', async ({
    core,
    role,
  }) => {
    await copy(core, role);
    core.simulator.control.addFault({ kind: 'status', status: 503, path: '/federation/credentials' });
    await core.advance(42 * minute);
    const failing = freshness(core)[0]?.state;
    core.simulator.control.removeFaults();
    await core.advance(2 * minute);
    expect({ failing, state: freshness(core)[0]?.state, problem: freshness(core)[0]?.problem }).toEqual({
      failing: 'not-renewed',
      state: 'live',
      problem: null,
    });
  });

  it('are given up at once when cancelled, and kept for the next wish', async ({ core, role }) => {
    const copying = copy(core, role);
    await core.latchkey.commands['role.cancel']({ role });
    expect(await copying).toEqual({ ok: false, failure: expect.objectContaining({ code: 'cancelled' }) as unknown });
    await core.settle();
    expect({ clipboardText: core.clipboard.text, copyOk: (await copy(core, role)).ok, asked: asked(core) }).toEqual({
      clipboardText: '',
      copyOk: true,
      asked: 1,
    });
  });
});
