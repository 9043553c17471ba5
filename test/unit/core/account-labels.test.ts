import { describe, expect } from 'vitest';
import type { AccountLabelChange } from '../../../electron/contract/account-label.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { withLabels } from '../../../electron/core/accounts/pins/account-labels.ts';
import type { Latchkey } from '../../../electron/core/app/latchkey.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import { noticesOf, readOnlyRole, signIn, startAgain } from '../../harness/running-core.ts';

const key = '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11/111122223333';

async function label(latchkey: Latchkey, { organisationId, accountId }: Role, change: AccountLabelChange) {
  return await latchkey.commands['account.label']({ organisationId, accountId, change });
}

describe('what a person writes on an account', () => {
  it('is cleaned, each tag once, and nothing is kept where nothing is said any more', () => {
    const named = {
      alias: ' Shop\u202e  front ',
      tags: ['Team A', ' team a', 'blue', '\u200b'],
      hiddenRoles: ['Admin', 'Admin'],
    };
    const written = withLabels({}, [[key, named]]);
    const later = withLabels(written, [[key, { alias: null, tags: [] }]]);
    expect([written, later, withLabels(later, [[key, { hiddenRoles: [] }]])]).toEqual([
      { [key]: { alias: 'Shop front', tags: ['Team A', 'blue'], hidden: false, hiddenRoles: ['Admin'] } },
      { [key]: { alias: null, tags: [], hidden: false, hiddenRoles: ['Admin'] } },
      {},
    ]);
  });

  it('is in the snapshot, outlives the sign-in and the next start, and a part that is left out stays', async ({
    core,
  }) => {
    const organisationId = await signIn(core);
    const role = readOnlyRole(organisationId);
    await label(core.latchkey, role, { alias: 'Shop front', tags: ['blue'] });
    await label(core.latchkey, role, { hidden: true });
    await core.latchkey.commands['sign-out']({ organisationId });
    const next = await startAgain(core);
    expect(next.snapshot().labels).toEqual([
      {
        organisationId,
        accountId: role.accountId,
        alias: 'Shop front',
        tags: ['blue'],
        hidden: true,
        hiddenRoles: [],
      },
    ]);
  });

  it('names the account wherever a person reads it, and no profile of the AWS files', async ({ core }) => {
    const organisationId = await signIn(core);
    const role = readOnlyRole(organisationId);
    const before = core.latchkey.describe(role).accountName;
    const profile = async () => {
      const answer = await core.latchkey.commands['copy.preview']({ role, format: 'credentials-file' });
      return JSON.stringify(answer);
    };
    const profileBefore = await profile();
    await label(core.latchkey, role, { alias: 'Shop front' });
    const named = core.latchkey.describe(role).accountName;
    const profileNamed = await profile();
    await label(core.latchkey, role, { alias: null });
    expect({ named, after: core.latchkey.describe(role).accountName, profileNamed }).toEqual({
      named: 'Shop front',
      after: before,
      profileNamed: profileBefore,
    });
    expect(profileBefore).toContain('ReadOnly');
  });

  it('is told from an account of AWS that has the same name', async ({ core }) => {
    const organisationId = await signIn(core);
    const role = readOnlyRole(organisationId);
    const { value } = (await core.latchkey.commands['catalogue.get']({ organisationId })) as {
      value: { accounts: { id: string; name: string }[] };
    };
    const other = value.accounts.find(({ id }) => id !== role.accountId);
    await label(core.latchkey, role, { alias: other?.name ?? '' });
    expect(core.latchkey.describe(role).digits).toBe(`…${role.accountId.slice(-4)}`);
  });

  it.for([[{ hidden: true }], [{ hiddenRoles: ['ReadOnlyAccess'] }]])(
    'keeps what is hidden by %j out of the recent roles, and a pinned role where it is',
    async ([change], { core }) => {
      const role = readOnlyRole(await signIn(core));
      await core.latchkey.perform({ kind: 'copy-account-id', role }, 'window');
      await core.latchkey.perform({ kind: 'open-console', role }, 'window');
      const before = core.latchkey.snapshot().recent.length;
      await label(core.latchkey, role, change ?? {});
      const after = core.latchkey.snapshot().recent.length;
      await core.latchkey.commands['role.pin']({ role, pinned: true });
      expect([before, after, core.latchkey.snapshot().pinned.length]).toEqual([1, 0, 1]);
    },
  );

  it('is refused for an organisation that is not there', async ({ core }) => {
    const role = readOnlyRole('7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e99');
    expect(await label(core.latchkey, role, { hidden: true })).toMatchObject({ ok: false });
  });

  it('is read entry by entry: one that is damaged is left out, counted and kept aside', async ({ core }) => {
    const organisationId = await signIn(core);
    const { accountId } = readOnlyRole(organisationId);
    await core.latchkey.stop();
    const good = { alias: 'Shop', tags: [], hidden: false, hiddenRoles: [], newer: true };
    const labels = { [`${organisationId}/${accountId}`]: good, [`${organisationId}/1`]: good, [key]: { alias: 7 } };
    await core.files.write('personal.json', JSON.stringify({ version: 1, pinned: [], recent: [], labels }));
    const next = await startAgain(core);
    expect({ labels: next.snapshot().labels.map(({ alias }) => alias), notices: noticesOf(next) }).toEqual({
      labels: ['Shop'],
      notices: [
        '2 entries of the stored pins and places could not be read and are left out. All of them as they were are kept as personal.json.damaged.',
      ],
    });
  });
});

describe('a pinned role', () => {
  it('is put at another place, and one that is not pinned stays so', async ({ core }) => {
    const role = readOnlyRole(await signIn(core));
    const roles = ['One', 'Two', 'Three'].map((roleName) => ({ ...role, roleName }));
    for (const one of roles) await core.latchkey.commands['role.pin']({ role: one, pinned: true });
    const move = async (roleName: string, to: number) => {
      await core.latchkey.commands['role.move-pin']({ role: { ...role, roleName }, to });
      return core.latchkey.snapshot().pinned.map((one) => one.roleName);
    };
    expect([await move('Three', 0), await move('Three', 1), await move('One', 99), await move('Four', 0)]).toEqual([
      ['Three', 'One', 'Two'],
      ['One', 'Three', 'Two'],
      ['Three', 'Two', 'One'],
      ['Three', 'Two', 'One'],
    ]);
  });
});
