import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, minute } from '../../../electron/core/time/instant.ts';
import { readOnlyRole, signIn, startCore, type RunningCore } from '../../harness/running-core.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';

let core: RunningCore;
let role: Role;
beforeEach(async () => {
  core = await startCore();
  await core.latchkey.start();
  role = readOnlyRole(await signIn(core));
});
afterEach(() => core.close());

const asked = () => core.http.requests.filter((request) => request.path.endsWith('/federation/credentials')).length;
const copy = () => core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'tray');
const freshness = () => core.latchkey.snapshot().freshness;
const keyId = () => /AWS_ACCESS_KEY_ID='(\w+)'/u.exec(core.clipboard.text)?.[1];

describe('the credentials of a role', () => {
  it('are asked for once, however many ask at the same time', async () => {
    const open = core.latchkey.perform({ kind: 'open-console', role }, 'tray');
    await Promise.all([copy(), open, copy()]);
    expect(asked()).toBe(1);
  });

  it('are held, and asked for anew once less than twenty minutes of them are left', async () => {
    await copy();
    core.clock.jump(39 * minute);
    await copy();
    const early = asked();
    core.clock.jump(2 * minute);
    await copy();
    expect([early, asked()]).toEqual([1, 2]);
  });

  it('are renewed before they end while the role is in use, and not after', async () => {
    await copy();
    const [first] = freshness();
    await core.advance(45 * minute);
    const [renewed] = freshness();
    const whileInUse = asked();
    await core.advance(10 * hour);
    expect([
      whileInUse,
      renewed?.state,
      (renewed?.expiresAt ?? 0) > (first?.expiresAt ?? 0),
      asked(),
      freshness(),
    ]).toEqual([2, 'live', true, 2, []]);
  });

  it('are never handed out when they have ended, whatever the timers did', async () => {
    await copy();
    const before = keyId();
    core.clock.jump(5 * hour);
    await copy();
    expect(keyId()).not.toBe(before);
  });

  it('that are held serve while AWS cannot be reached', async () => {
    await copy();
    const before = keyId();
    await core.advance(30 * minute);
    core.http.offline = true;
    expect([await copy(), keyId()]).toEqual([{ ok: true, value: null }, before]);
  });

  it('that have ended do not serve, offline or not', async () => {
    await copy();
    core.http.offline = true;
    await core.advance(2 * hour);
    expect(await copy()).toEqual({
      ok: false,
      failure: expect.objectContaining({ code: 'offline', retry: true }) as unknown,
    });
  });

  it('of a role that was taken away say so by name, and the sign-in goes on', async () => {
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    expect(await copy()).toEqual({
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

  it('say that they are not renewed when AWS does not answer, and are renewed when it does again', async () => {
    await copy();
    core.simulator.control.addFault({ kind: 'status', status: 503, path: '/federation/credentials' });
    await core.advance(42 * minute);
    const failing = freshness()[0]?.state;
    core.simulator.control.removeFaults();
    await core.advance(2 * minute);
    expect([failing, freshness()[0]?.state, freshness()[0]?.problem]).toEqual(['not-renewed', 'live', null]);
  });

  it('are given up at once when cancelled, and kept for the next wish', async () => {
    const copying = copy();
    await core.latchkey.commands['role.cancel']({ role });
    expect(await copying).toEqual({ ok: false, failure: expect.objectContaining({ code: 'cancelled' }) as unknown });
    await core.settle();
    expect([core.clipboard.text, (await copy()).ok, asked()]).toEqual(['', true, 1]);
  });
});
