/** Roles that are reached through others, as they are kept, edited and removed. */
import { describe, expect } from 'vitest';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import {
  aWish,
  auditAccount,
  chainRoles,
  deployAccount,
  keepRole,
  refusalOf,
  saveRole,
} from '../../harness/chain-roles.ts';
import { hour, second } from '../../../electron/core/time/instant.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { linkProfiles, linkProblems } from '../../harness/link-profile.ts';
import { noticesOf, startAgain, type RunningCore } from '../../harness/running-core.ts';

const path = 'chained-roles.json';
const arnOf = (name: string): string => `arn:aws:iam::${auditAccount}:role/${name}`;
const shown = (core: Pick<RunningCore, 'latchkey'>) => core.latchkey.snapshot().chainedRoles;
const names = (core: Pick<RunningCore, 'latchkey'>): string[] => shown(core).map(({ name }) => name);
const program = { program: 'terraform' };

describe('roles that are kept', () => {
  it('are shown each after the one it is reached through, also after a start, whatever their order', async ({
    core,
    role,
  }) => {
    const first = await keepRole(core, aWish(role, arnOf('first')));
    await keepRole(core, aWish(role, arnOf('second')));
    await keepRole(core, aWish(first, arnOf('third')));
    const before = names(core);
    const latchkey = await startAgain(core);
    expect([before, names({ latchkey })]).toEqual([
      ['first', 'third', 'second'],
      ['first', 'third', 'second'],
    ]);
  });

  it('are used without those that cannot be read, which are counted, said and kept', async ({ core, role }) => {
    await chainRoles(core, role);
    const stored = JSON.parse(core.files.texts.get(path) ?? '') as { roles: object[] };
    const [one = {}] = stored.roles;
    const odd = [
      { ...one, roleArn: 'deployer' },
      { ...one, durationSeconds: 86_400 },
      { ...one, sessionName: ' r' },
      one,
      null,
    ];
    const text = JSON.stringify({ ...stored, roles: [...stored.roles, ...odd] });
    core.files.texts.set(path, text);
    const latchkey = await startAgain(core);
    expect({
      names: names({ latchkey }),
      notices: noticesOf(latchkey),
      aside: core.files.texts.get(`${path}.damaged`) === text,
      stored: (JSON.parse(core.files.texts.get(path) ?? '') as { roles: unknown[] }).roles.length,
    }).toEqual({
      names: ['deployer', 'auditor'],
      notices: [
        '5 stored roles that are reached through others could not be read and are left out. The file as it was is kept as chained-roles.json.damaged.',
      ],
      aside: true,
      stored: 2,
    });
  });

  it.for<[what: 'damaged' | 'newer', text: string]>([
    ['damaged', '{"version":1'],
    ['newer', '{"version":2,"roles":[]}'],
  ])('are set aside where the file is %s', async ([what, text], { core }) => {
    core.files.texts.set(path, text);
    const latchkey = await startAgain(core);
    expect([latchkey.snapshot().chainedRoles, core.files.texts.get(`${path}.${what}`), noticesOf(latchkey)[0]]).toEqual(
      [[], text, expect.stringContaining(`were kept as chained-roles.json.${what}`)],
    );
  });

  it('are nothing else while the system does not hand them over, and there again once it does', async ({
    core,
    role,
  }) => {
    const { auditor } = await chainRoles(core, role);
    core.files.unreadable.add(path);
    const latchkey = await startAgain(core);
    const asked = core.http.requests.length;
    const unread = await latchkey.credentialsFor(auditor, program);
    const requests = core.http.requests.length - asked;
    const refused = await refusalOf({ latchkey }, aWish(role, arnOf('other')));
    core.files.unreadable.clear();
    latchkey.wake();
    await core.settle();
    const read = await latchkey.credentialsFor(auditor, program);
    const full = 'Latchkey could not use its folder. Make room on the disk or check its permissions.';
    expect([unread.ok || unread.failure.sentence, requests, refused, read.ok]).toEqual([full, 0, full, true]);
  });

  it('are not taken for roles that are gone meanwhile, nor are their links', async ({ core, role }) => {
    const { auditor } = await chainRoles(core, role);
    await core.latchkey.commands['role.pin']({ role: auditor, pinned: true });
    await linkProfiles(core, [{ role: auditor, profile: 'audit' }], { way: 'process' });
    core.files.unreadable.add(path);
    const latchkey = await startAgain(core);
    const roles = [{ role, profile: 'read' }];
    const preview = await latchkey.commands['links.preview']({
      roles,
      way: 'process',
      forOldTools: false,
      prune: true,
    });
    expect([latchkey.snapshot().removedRoles, preview.ok && preview.value.pruned]).toEqual([[], []]);
  });

  it('are as before where the disk does not take a change', async ({ core, role }) => {
    await chainRoles(core, role);
    core.files.write = () => Promise.reject(new Error('ENOSPC'));
    const saved = await saveRole(core, aWish(role, arnOf('other')));
    expect([saved.ok || saved.failure.code, names(core)]).toEqual(['storage-failed', ['deployer', 'auditor']]);
  });

  it('keep their links where the disk does not take a removal', async ({ core, role }) => {
    const { deployer } = await chainRoles(core, role);
    await linkProfiles(core, [{ role: deployer, profile: 'deploy' }], { way: 'process' });
    const write = core.files.write.bind(core.files);
    core.files.write = (to, text) => (to === path ? Promise.reject(new Error('ENOSPC')) : write(to, text));
    const removed = await core.latchkey.commands['chained-role.remove']({ role: deployer });
    const got = await core.latchkey.commands['programs.get']({});
    expect([removed.ok || removed.failure.code, got.ok && got.value.links.length, names(core)]).toEqual([
      'storage-failed',
      1,
      ['deployer', 'auditor'],
    ]);
  });

  it('outlive the organisation, and are not shown without it', async ({ core, organisationId, role }) => {
    await chainRoles(core, role);
    await core.latchkey.commands['organisation.remove']({ organisationId });
    expect([shown(core), (JSON.parse(core.files.texts.get(path) ?? '') as { roles: unknown[] }).roles.length]).toEqual([
      [],
      2,
    ]);
  });
});

describe('an edit', () => {
  it('takes links, pins, programs and what is reached through it along, where it is called otherwise', async ({
    core,
    role,
  }) => {
    const { deployer } = await chainRoles(core, role);
    await linkProfiles(core, [{ role: deployer, profile: 'deploy' }], { way: 'process' });
    await core.latchkey.commands['role.pin']({ role: deployer, pinned: true });
    await core.latchkey.perform({ kind: 'copy-credentials', role: deployer, format: 'renewing-shell' }, 'window');
    const renamed = { ...deployer, roleName: 'release' };
    const saved = await saveRole(
      core,
      aWish(role, `arn:aws:iam::${deployAccount}:role/deployer`, { name: 'release' }),
      deployer,
    );
    const [, id = ''] = /credentials\/([0-9a-f-]{36})/u.exec(core.clipboard.text) ?? [];
    const served = await core.endpointServer.desk?.answer(id, 'terraform');
    const got = await core.latchkey.commands['programs.get']({});
    const { pinned, recent, chainedRoles } = core.latchkey.snapshot();
    expect({
      saved: saved.ok && saved.value.role,
      named: [
        ...pinned,
        ...recent,
        ...(got.ok ? [...got.value.links, ...got.value.endpoint.consumers].map((one) => one.role) : []),
      ].map(({ roleName }) => roleName),
      vias: chainedRoles.map(({ via }) => via.roleName),
      problems: await linkProblems(core),
      config: core.awsFiles.texts.config,
      served: served?.status,
    }).toEqual({
      saved: renamed,
      named: ['release', 'release', 'release'],
      vias: ['ReadOnlyAccess', 'release'],
      problems: [null],
      config: expect.stringContaining(`${deployAccount} release`) as string,
      served: 200,
    });
  });

  it('changes nothing where the files of links cannot be changed', async ({ core, role }) => {
    const { deployer } = await chainRoles(core, role);
    await linkProfiles(core, [{ role: deployer, profile: 'deploy' }], { way: 'process' });
    const before = core.files.texts.get(path);
    core.awsFiles.texts.config = `[profile odd\n${core.awsFiles.texts.config ?? ''}`;
    const saved = await saveRole(
      core,
      aWish(role, `arn:aws:iam::${deployAccount}:role/deployer`, { name: 'release' }),
      deployer,
    );
    const got = await core.latchkey.commands['programs.get']({});
    expect([
      saved.ok || saved.failure.code,
      names(core),
      core.files.texts.get(path),
      got.ok && got.value.links.map((link) => link.role.roleName),
    ]).toEqual(['link-refused', ['deployer', 'auditor'], before, ['deployer']]);
  });

  it('has credentials got anew, also those of what is reached through it', async ({ core, role }) => {
    const { deployer, auditor } = await chainRoles(core, role);
    await core.latchkey.credentialsFor(auditor, program);
    await saveRole(
      core,
      aWish(role, `arn:aws:iam::${deployAccount}:role/deployer`, { durationSeconds: 900 }),
      deployer,
    );
    const held = core.latchkey.snapshot().freshness.map((one) => one.role.roleName);
    expect(held).toEqual(['ReadOnlyAccess']);
  });

  it('has the keys in a file written anew, and renewed after that', async ({ core, role }) => {
    const { deployer, auditor } = await chainRoles(core, role);
    await linkProfiles(core, [{ role: deployer, profile: 'deploy' }], { way: 'keys' });
    await linkProfiles(core, [{ role: auditor, profile: 'audit' }], { way: 'keys' });
    await core.advance(30 * second);
    const keysOf = (): string[] => core.awsFiles.texts.credentials?.match(/aws_access_key_id = \w+/gu) ?? [];
    const first = keysOf();
    const arn = `arn:aws:iam::${deployAccount}:role/deployer`;
    await saveRole(core, aWish(role, arn, { durationSeconds: 900 }), deployer);
    await core.advance(30 * second);
    const next = keysOf();
    await core.advance(hour);
    const third = keysOf();
    expect([first, next, third].map((keys) => keys.length)).toEqual([2, 2, 2]);
    expect(new Set([...first, ...next, ...third]).size).toBe(6);
  });

  it('is what counts for who asks after it, also while the old way is asked for', async ({ core, role }) => {
    const { deployer } = await chainRoles(core, role);
    const release = core.http.hold('/us-east-1');
    const before = core.latchkey.credentialsFor(deployer, program);
    await core.settle();
    await saveRole(
      core,
      aWish(role, `arn:aws:iam::${deployAccount}:role/deployer`, { durationSeconds: 900 }),
      deployer,
    );
    const after = core.latchkey.credentialsFor(deployer, program);
    release();
    const [old, fresh] = await Promise.all([before, after]);
    const [held] = core.latchkey.snapshot().freshness.filter((one) => one.role.roleName === 'deployer');
    expect([old.ok, fresh.ok && fresh.value.expiresAt - core.clock.now(), held?.expiresAt]).toEqual([
      true,
      900_000,
      fresh.ok && fresh.value.expiresAt,
    ]);
  });

  it('of one that is not there is refused', async ({ core, role }) => {
    expect(await refusalOf(core, aWish(role, arnOf('deployer')), role)).toBe(
      'This is no longer there. Reload the list.',
    );
  });
});

describe('a removal', () => {
  it('takes along what is reached through it, with links, pins, credentials and programs', async ({ core, role }) => {
    const { deployer, auditor } = await chainRoles(core, role);
    await linkProfiles(core, [{ role: auditor, profile: 'audit' }], { way: 'process' });
    await core.latchkey.commands['role.pin']({ role: auditor, pinned: true });
    await core.latchkey.perform({ kind: 'copy-credentials', role: deployer, format: 'renewing-shell' }, 'window');
    await core.latchkey.credentialsFor(auditor, program);
    const removed = await core.latchkey.commands['chained-role.remove']({ role: deployer });
    const got = await core.latchkey.commands['programs.get']({});
    const { chainedRoles, freshness, pinned, recent, removedRoles } = core.latchkey.snapshot();
    const activity = await core.latchkey.commands['activity.get']({});
    expect({
      removed: removed.ok,
      left: [
        chainedRoles,
        pinned,
        recent,
        removedRoles,
        got.ok && got.value.links,
        got.ok && got.value.endpoint.consumers,
      ],
      freshness: freshness.map((one) => one.role.roleName),
      config: core.awsFiles.texts.config,
      kinds:
        activity.ok &&
        activity.value.entries
          .filter(({ kind }) => kind.includes('chain'))
          .map((one) => [one.kind, 'account' in one && one.account]),
    }).toEqual({
      removed: true,
      left: [[], [], [], [], [], []],
      freshness: ['ReadOnlyAccess'],
      config: '',
      kinds: [
        ['unchain-role', auditAccount],
        ['unchain-role', 'log-archive'],
        ['chain-role', auditAccount],
        ['chain-role', 'log-archive'],
      ],
    });
  });

  it('of a permission set is refused', async ({ core, role }) => {
    const removed = await core.latchkey.commands['chained-role.remove']({ role });
    expect(removed.ok || removed.failure.code).toBe('not-found');
  });
});

describe('access that is taken away', () => {
  it('from the permission set takes all that is reached through it, and no other', async ({ core, role }) => {
    const { auditor } = await chainRoles(core, role);
    const other = { ...role, accountId: '111122224444' as AccountId };
    await keepRole(core, aWish(other, arnOf('other')));
    await linkProfiles(core, [{ role: auditor, profile: 'audit' }], { way: 'process' });
    core.simulator.control.removeAssignment(role.accountId, role.roleName);
    await core.latchkey.commands['catalogue.reload']({ organisationId: role.organisationId });
    await core.advance(60_000);
    const copied = await core.latchkey.perform(
      { kind: 'copy-credentials', role: auditor, format: 'renewing-shell' },
      'window',
    );
    const preview = await core.latchkey.commands['links.preview']({
      roles: [],
      way: 'process',
      forOldTools: false,
      prune: true,
    });
    const { removedRoles } = core.latchkey.snapshot();
    expect({
      removed: removedRoles.map((one) => one.role.roleName),
      copied: copied.ok || copied.failure.code,
      pruned: preview.ok && preview.value.pruned,
    }).toEqual({ removed: ['deployer', 'auditor'], copied: 'access-denied', pruned: ['audit'] });
  });
});
