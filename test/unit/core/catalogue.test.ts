import { describe, expect } from 'vitest';
import type { CatalogueChange } from '../../../electron/contract/catalogue.ts';
import { minute } from '../../../electron/core/time/instant.ts';
import { coreTest as it } from '../../harness/fixtures.ts';
import {
  addOrganisation,
  askForCode,
  organisationIn,
  readOnlyRole,
  signIn,
  type RunningCore,
} from '../../harness/running-core.ts';

const status = (core: RunningCore) => organisationIn(core.latchkey.snapshot()).catalogue;
async function accounts(core: RunningCore, organisationId: string) {
  const answer = await core.latchkey.commands['catalogue.get']({ organisationId });
  return answer.ok ? answer.value.accounts : [];
}
async function reload(core: RunningCore, organisationId: string): Promise<void> {
  await core.latchkey.commands['catalogue.reload']({ organisationId });
  await core.settle();
  while (status(core).reading !== null) {
    await core.advance(1_000);
  }
}

describe('the list of accounts and permission sets', () => {
  it.for([0, 1, 5, 212])('is complete with %i accounts', async (count, { launch }) => {
    const core = await launch({ accounts: count, pageSize: 50 });
    const organisationId = await signIn(core);
    const listed = await accounts(core, organisationId);
    const expected = core.simulator.control.accounts();
    expect(listed.map(({ id, roleNames }) => [id, roleNames]).toSorted()).toEqual(
      expected.map((account) => [account.id, account.permissionSets.toSorted()]).toSorted(),
    );
    expect(status(core)).toMatchObject({ accountCount: count, problem: null, failedAccounts: 0, reading: null });
  });

  it('comes as a stream of changes without a gap, names before permission sets', async ({ launch }) => {
    const core = await launch({ accounts: 20 });
    const changes: CatalogueChange[] = [];
    core.latchkey.onCatalogue((change) => changes.push(change));
    await signIn(core);
    expect(changes.map(({ previousRevision }) => previousRevision)).toEqual(changes.map((_, index) => index));
    expect(changes[0]?.upserted.map(({ roleNames }) => roleNames)).toEqual(Array.from({ length: 20 }, () => null));
  });

  it('reads on through throttling, more slowly, and misses nothing', async ({ launch }) => {
    const core = await launch({ accounts: 40 });
    core.simulator.control.addFault({ kind: 'throttle', path: '/assignment/roles', probability: 0.3 });
    await signIn(core);
    expect(status(core)).toMatchObject({ accountCount: 40, failedAccounts: 0, problem: null });
  });

  it('says that AWS asked for a slower pace, also while no answer comes', async ({ launch }) => {
    const core = await launch({ accounts: 5 });
    const said: boolean[] = [];
    core.latchkey.onSnapshot(({ organisations }) =>
      said.push(organisations.some(({ catalogue }) => catalogue.reading?.throttled === true)),
    );
    core.simulator.control.addFault({ kind: 'throttle', path: '/assignment/roles', count: 8 });
    await signIn(core);
    expect([said.includes(true), status(core).failedAccounts]).toEqual([true, 0]);
  });

  it('keeps what was there when AWS fails, and says so', async ({ launch }) => {
    const core = await launch({ accounts: 5 });
    const organisationId = await signIn(core);
    const before = await accounts(core, organisationId);
    core.http.offline = true;
    await reload(core, organisationId);
    expect({ accounts: await accounts(core, organisationId), problemCode: status(core).problem?.code }).toEqual({
      accounts: before,
      problemCode: 'offline',
    });
  });

  it.for([
    ['nothing at all', '{}'],
    ['an empty list without the account list', '[]'],
    ['a page of a captive portal', '<html>Welcome</html>'],
  ] as const)('is not emptied by an answer that holds %s', async ([, body], { launch }) => {
    const core = await launch({ accounts: 5 });
    const organisationId = await signIn(core);
    core.simulator.control.addFault({ kind: 'body', status: 200, path: '/assignment/accounts', body });
    await reload(core, organisationId);
    expect({ accountCount: status(core).accountCount, noProblem: status(core).problem === null }).toEqual({
      accountCount: 5,
      noProblem: false,
    });
  });

  it('counts the accounts that could not be read and keeps their permission sets', async ({ launch }) => {
    const core = await launch({ accounts: 5 });
    const organisationId = await signIn(core);
    const before = await accounts(core, organisationId);
    core.simulator.control.addFault({ kind: 'status', status: 403, path: '/assignment/roles', count: 2, body: '{}' });
    await reload(core, organisationId);
    expect({ failedAccounts: status(core).failedAccounts, accounts: await accounts(core, organisationId) }).toEqual({
      failedAccounts: 2,
      accounts: before,
    });
  });

  it('drops an account whose last permission set was taken away', async ({ launch }) => {
    const core = await launch({ accounts: 5 });
    const organisationId = await signIn(core);
    for (const set of core.simulator.control.accounts().find(({ id }) => id === '555566667777')?.permissionSets ?? []) {
      core.simulator.control.removeAssignment('555566667777', set);
    }
    await reload(core, organisationId);
    expect((await accounts(core, organisationId)).map(({ id }) => id)).not.toContain('555566667777');
  });

  it('is read once when a reload is asked for while one is on its way', async ({ launch }) => {
    const core = await launch({ accounts: 5 });
    const organisationId = await addOrganisation(core);
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.approveDevice(userCode);
    await core.advance(1_000);
    void core.latchkey.commands['catalogue.reload']({ organisationId });
    await core.advance(minute);
    expect(core.http.requests.filter(({ path }) => path.endsWith('/assignment/accounts'))).toHaveLength(1);
  });

  it('goes when its organisation is removed, with the sign-in, while pins stay', async ({ launch }) => {
    const core = await launch({ accounts: 5 });
    const organisationId = await signIn(core);
    await core.latchkey.commands['role.pin']({ role: readOnlyRole(organisationId), pinned: true });
    await core.latchkey.commands['organisation.remove']({ organisationId });
    await core.settle();
    const next = core.create();
    await next.start();
    const { organisations, selectedOrganisationId, pinned } = next.snapshot();
    expect({
      organisations,
      selectedOrganisationId,
      pinnedLength: pinned.length,
      texts: [...core.files.texts.keys()].toSorted(),
    }).toEqual({
      organisations: [],
      selectedOrganisationId: null,
      pinnedLength: 1,
      texts: ['activity.jsonl', 'personal.json'],
    });
    expect(core.vault.text?.reveal()).toBe('{"version":1,"registrations":{},"signIns":{},"agreedCommands":{}}');
  });

  it('comes from the right portal once a wrong address has been mended', async ({ launch }) => {
    const core = await launch({ accounts: 5 });
    const wrong = await core.latchkey.commands['organisation.add']({
      startUrl: 'https://nobody.awsapps.com/start',
      region: 'us-east-1',
      name: null,
    });
    const right = await core.latchkey.commands['organisation.add']({
      startUrl: core.simulator.startUrl,
      region: 'us-east-1',
      name: null,
      ...(wrong.ok ? { replaces: wrong.value.organisationId } : {}),
    });
    expect(core.latchkey.snapshot().organisations.map(({ id }) => id)).toEqual([
      right.ok && right.value.organisationId,
    ]);
  });

  it('sets a damaged file aside and says so', async ({ launch }) => {
    const core = await launch({ accounts: 5 });
    const organisationId = await signIn(core);
    const path = `catalogue/${organisationId}.json`;
    core.files.texts.set(path, core.files.texts.get(path)?.slice(0, 100) ?? '');
    const next = core.create();
    await next.start();
    expect([[...core.files.texts.keys()].includes(`${path}.damaged`), next.snapshot().notices.length]).toEqual([
      true,
      1,
    ]);
  });
});
