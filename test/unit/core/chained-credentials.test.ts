/** Credentials of roles that are reached through others: permission set → deployer → auditor. */
import { describe, expect } from 'vitest';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { hour, minute, second } from '../../../electron/core/time/instant.ts';
import { aWish, chainRoles, deployAccount, keepRole } from '../../harness/chain-roles.ts';
import { signedInTest } from '../../harness/fixtures.ts';
import { linkProfiles } from '../../harness/link-profile.ts';
import { askForCode, organisationIn, readOnlyRole, signIn, type RunningCore } from '../../harness/running-core.ts';

const it = signedInTest.extend('chain', ({ core, role }) => chainRoles(core, role));

const program = { program: 'terraform' };
const asks = (core: RunningCore, end: string): number =>
  core.http.requests.filter(({ path }) => path.endsWith(end)).length;
const grants = (core: RunningCore): number => asks(core, '/federation/credentials');
const copy = (core: RunningCore, role: Role) =>
  core.latchkey.perform({ kind: 'copy-credentials', role, format: 'shell' }, 'window');
/** Who assumed what, as CloudTrail has it: the role, the session's name. */
const assumed = (core: RunningCore): string[] =>
  core.simulator.control.identity
    .audit()
    .filter(({ eventName }) => eventName === 'AssumeRole')
    .map(({ requestParameters }) => {
      const { roleArn, roleSessionName } = requestParameters as { roleArn: string; roleSessionName: string };
      return `${roleArn} ${roleSessionName}`;
    });
const failureOf = async (asked: ReturnType<RunningCore['latchkey']['credentialsFor']>): Promise<string> => {
  const answer = await asked;
  return answer.ok ? 'given' : `${answer.failure.code}: ${answer.failure.sentence}`;
};
const held = (core: RunningCore, role: Role) =>
  core.latchkey.snapshot().freshness.find((one) => one.role.roleName === role.roleName);

describe('a role that is reached through two others', () => {
  it('is copied, with the name of the person on every session of the way', async ({ core, chain }) => {
    const copied = await copy(core, chain.auditor);
    const key = /AWS_ACCESS_KEY_ID='?(\w+)/u.exec(core.clipboard.text)?.[1];
    expect({ ok: copied.ok, key, assumed: assumed(core) }).toEqual({
      ok: true,
      key: expect.stringMatching(/^ASIA/u) as string,
      assumed: [
        `arn:aws:iam::${deployAccount}:role/deployer user@example.com`,
        'arn:aws:iam::999900001111:role/auditor user@example.com',
      ],
    });
  });

  it('opens the console', async ({ core, chain }) => {
    const opened = await core.latchkey.perform({ kind: 'open-console', role: chain.auditor }, 'window');
    const page = await (await fetch(core.browser.opened.at(-1) ?? '')).text();
    expect([opened, page.includes('auditor'), page.includes('999900001111')]).toEqual([
      { ok: true, value: null },
      true,
      true,
    ]);
  });

  it('has an ARN that AWS is not asked for', async ({ core, chain }) => {
    const before = core.http.requests.length;
    await core.latchkey.perform({ kind: 'copy-role-arn', role: chain.auditor }, 'window');
    expect([core.clipboard.text, core.http.requests.length - before]).toEqual([
      'arn:aws:iam::999900001111:role/auditor',
      0,
    ]);
  });

  it('is asked for once however many ask, and so is what it is reached through', async ({ core, chain }) => {
    const before = core.http.requests.length;
    const asked = Array.from({ length: 200 }, () => core.latchkey.credentialsFor(chain.deployer, program));
    const answers = await Promise.all(asked);
    expect({
      given: answers.filter(({ ok }) => ok).length,
      grants: grants(core),
      assumed: assumed(core).length,
      // One for the name of the session.
      sts: asks(core, '/us-east-1'),
      all: core.http.requests.length - before,
    }).toEqual({ given: 200, grants: 1, assumed: 1, sts: 2, all: 3 });
  });

  it('is given to the consumers of a shell and to linked profiles, by process and by keys', async ({ core, chain }) => {
    const role = chain.auditor;
    await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'renewing-shell' }, 'window');
    await linkProfiles(core, [{ role, profile: 'audit' }], { way: 'process' });
    await linkProfiles(core, [{ role, profile: 'audit-keys' }], { way: 'keys' });
    await core.advance(30 * second);
    const [, id = ''] = /credentials\/([0-9a-f-]{36})/u.exec(core.clipboard.text) ?? [];
    const served = await core.endpointServer.desk?.answer(id, 'terraform');
    const given = await core.programSocket.ask?.(role, program);
    const key = given?.ok === true ? given.value.accessKeyId : 'none';
    expect({
      served: served?.status,
      isServed: served?.body.reveal().includes(key),
      config: core.awsFiles.texts.config,
      keys: core.awsFiles.texts.credentials?.includes(`aws_access_key_id = ${key}`),
    }).toEqual({
      served: 200,
      isServed: true,
      config: expect.stringContaining('999900001111 auditor') as string,
      keys: true,
    });
  });

  it('is not linked through a shared sign-in, which gives permission sets alone', async ({ core, chain }) => {
    const request = {
      roles: [{ role: chain.auditor, profile: 'audit' }],
      way: 'sso' as const,
      forOldTools: false,
      prune: false,
    };
    const preview = await core.latchkey.commands['links.preview'](request);
    expect(preview.ok ? preview.value.problem : preview.failure.sentence).toBe(
      'Tools get credentials of permission sets alone from a shared sign-in, and this role is reached through another. Link it in another way.',
    );
  });

  it('asks with what the person said', async ({ core, role }) => {
    const { identity } = core.simulator.control;
    const { arn } = identity.addRole({
      accountId: deployAccount,
      name: 'guarded',
      path: '/teams/blue/',
      trusted: [identity.reservedRole(role.accountId, role.roleName).arn],
      externalId: 'blue/7',
      takesSourceIdentity: true,
    });
    const guarded = await keepRole(
      core,
      aWish(role, arn, {
        externalId: 'blue/7',
        sourceIdentity: 'robin',
        sessionName: 'release',
        durationSeconds: 900,
      }),
    );
    const answer = await core.latchkey.credentialsFor(guarded, program);
    expect({
      lives: answer.ok && answer.value.expiresAt - core.clock.now(),
      assumed: assumed(core),
      // The name was given, so nobody was asked for it.
      sts: asks(core, '/us-east-1'),
    }).toEqual({ lives: 15 * minute, assumed: [`${arn} release`], sts: 1 });
  });
});

describe('the name of a session that the person has not named', () => {
  it('is ours where STS does not say who holds the keys of the parent', async ({ core, chain }) => {
    core.http.changeAnswers = (_path, answer) => ({
      ...answer,
      body: answer.body.includes('GetCallerIdentityResult') ? answer.body.replaceAll('Arn>', 'Other>') : answer.body,
    });
    await core.latchkey.credentialsFor(chain.deployer, program);
    expect(assumed(core)).toEqual([`arn:aws:iam::${deployAccount}:role/deployer latchkey`]);
  });

  it('is asked for once however many roles are reached through the same', async ({ core, role }) => {
    const { identity } = core.simulator.control;
    const trusted = [identity.reservedRole(role.accountId, role.roleName).arn];
    const arns = Array.from({ length: 20 }, (_, at) => {
      return identity.addRole({ accountId: deployAccount, name: `role-${String(at)}`, trusted }).arn;
    });
    const roles: Role[] = [];
    for (const arn of arns) roles.push(await keepRole(core, aWish(role, arn)));
    const before = asks(core, '/us-east-1');
    const answers = await Promise.all(roles.map((one) => core.latchkey.credentialsFor(one, program)));
    expect([answers.every(({ ok }) => ok), asks(core, '/us-east-1') - before]).toEqual([true, 21]);
  });

  it('is asked for anew after a sign-in, which may be another person’s', async ({ core, organisationId, chain }) => {
    const sts = async (): Promise<number> => {
      const before = asks(core, '/us-east-1');
      await core.latchkey.perform({ kind: 'renew-credentials', role: chain.deployer }, 'window');
      return asks(core, '/us-east-1') - before;
    };
    const first = [await sts(), await sts()];
    await core.latchkey.commands['sign-out']({ organisationId });
    const { userCode } = await askForCode(core, organisationId);
    core.simulator.control.approveDevice(userCode);
    await core.advance(2 * second);
    expect([first, await sts()]).toEqual([[2, 1], 2]);
  });
});

describe('renewal of a role that is reached through two others', () => {
  it('renews it before its end, and with it what it is reached through', async ({ core, chain }) => {
    await linkProfiles(core, [{ role: chain.auditor, profile: 'audit' }], { way: 'keys' });
    await core.advance(30 * second);
    const first = core.awsFiles.texts.credentials;
    await core.advance(41 * minute);
    expect({
      isNew: core.awsFiles.texts.credentials !== first,
      grants: grants(core),
      assumed: assumed(core).length,
      left: (held(core, chain.auditor)?.expiresAt ?? 0) - core.clock.now() > 55 * minute,
      states: core.latchkey.snapshot().freshness.map(({ state }) => state),
    }).toEqual({ isNew: true, grants: 2, assumed: 4, left: true, states: ['live', 'live', 'live'] });
  });

  it('renews it from a parent that lives longer without asking for that one', async ({ core, role, chain }) => {
    core.simulator.control.identity.setPermissionSetDuration(role.roleName, 43_200);
    await linkProfiles(core, [{ role: chain.deployer, profile: 'deploy' }], { way: 'keys' });
    await core.advance(3 * hour);
    expect([grants(core), assumed(core).length >= 4, held(core, chain.deployer)?.state]).toEqual([1, true, 'live']);
  });

  it('renews a parent that lives shorter only when it is wanted', async ({ core, role, chain }) => {
    core.simulator.control.identity.setPermissionSetDuration(role.roleName, 900);
    await copy(core, chain.deployer);
    await core.advance(16 * minute);
    const between = [grants(core), held(core, role)?.state];
    await core.advance(30 * minute);
    expect([between, grants(core), assumed(core).length]).toEqual([[1, undefined], 2, 2]);
  });

  it('believes no end beyond the hour of role chaining', async ({ core, chain }) => {
    core.http.changeAnswers = (_path, answer) => ({
      ...answer,
      body: answer.body.replace(/<Expiration>[^<]*/u, '<Expiration>2036-01-01T00:00:00Z'),
    });
    const answer = await core.latchkey.credentialsFor(chain.deployer, program);
    expect(answer.ok && answer.value.expiresAt - core.clock.now()).toBe(hour);
  });

  it('goes on after sleep', async ({ core, chain }) => {
    await linkProfiles(core, [{ role: chain.auditor, profile: 'audit' }], { way: 'keys' });
    core.clock.jump(5 * hour);
    core.latchkey.wake();
    await core.advance(minute);
    const answer = await core.latchkey.credentialsFor(chain.auditor, program);
    expect([answer.ok, held(core, chain.auditor)?.state]).toEqual([true, 'live']);
  });
});

describe('what stands in the way of a role that is reached through another', () => {
  const refusal =
    'chained-role-refused: AWS did not let ReadOnlyAccess reach deployer in log-archive. Ask whoever looks after that account about the trust policy of the role and its conditions, and your administrator about the permission for sts:AssumeRole.';

  it('is said where AWS does not let the parent assume it, and marks nothing as removed', async ({ core, chain }) => {
    core.simulator.control.addFault({ kind: 'deny', path: '/' });
    const said = await failureOf(core.latchkey.credentialsFor(chain.deployer, program));
    const { removedRoles } = core.latchkey.snapshot();
    expect([said, removedRoles, organisationIn(core.latchkey.snapshot()).signIn.state]).toEqual([
      refusal,
      [],
      'signed-in',
    ]);
  });

  it.for([
    ['throttled', { kind: 'status', status: 429, path: '/' }, 'throttled'],
    ['in trouble', { kind: 'status', status: 500, path: '/' }, 'service-error'],
    ['behind a page of a proxy', { kind: 'intercept', path: '/' }, 'proxy-in-between'],
  ] as const)('passes where STS is %s', async ([, fault, code], { core, chain }) => {
    core.simulator.control.addFault(fault);
    const said = await failureOf(core.latchkey.credentialsFor(chain.deployer, program));
    core.simulator.control.removeFaults();
    await core.advance(minute);
    const after = await core.latchkey.credentialsFor(chain.deployer, program);
    expect([said.split(':')[0], after.ok]).toEqual([code, true]);
  });

  it.for<[what: string, from: RegExp, to: string]>([
    ['blanks around it', /(<SessionToken>)([^<]*)/u, '$1\n  $2\n'],
    ['a character by its number', /(<SecretAccessKey>[^<]*)/u, '$1&#x2B;&#47;'],
    ['an offset for the time', /(<Expiration>[^<]*)Z/u, '$1+00:00'],
    ['a fraction of a second', /(<Expiration>[^<]*)Z/u, '$1.123Z'],
  ])('is not what XML allows besides: %s', async ([, from, to], { core, chain }) => {
    core.http.changeAnswers = (_path, answer) => ({ ...answer, body: answer.body.replace(from, to) });
    const given = await core.latchkey.credentialsFor(chain.deployer, program);
    const secret = given.ok ? given.value.secretAccessKey.reveal() : '';
    expect([given.ok, secret.endsWith('+/')]).toEqual([true, to.includes('#')]);
  });

  it('is the way to AWS, and what is held is given meanwhile', async ({ core, chain }) => {
    await core.latchkey.credentialsFor(chain.deployer, program);
    core.http.offline = true;
    await core.advance(45 * minute);
    const still = await core.latchkey.credentialsFor(chain.deployer, program);
    const auditor = await failureOf(core.latchkey.credentialsFor(chain.auditor, program));
    expect([still.ok, auditor.split(':')[0]]).toEqual([true, 'offline']);
  });

  it.for([-10, 10, 20])('is no clock that has been set by %i minutes unnoticed', async (by, { core, chain }) => {
    await core.latchkey.credentialsFor(chain.deployer, program);
    core.simulator.control.moveClock({ advanceMs: by * minute });
    const renewed = await core.latchkey.perform({ kind: 'renew-credentials', role: chain.deployer }, 'window');
    const auditor = await core.latchkey.credentialsFor(chain.auditor, program);
    expect([renewed.ok, auditor.ok]).toEqual([true, true]);
  });

  it('is no region that does not know the account: the next one is asked', async ({ launch }) => {
    const core = await launch({ region: 'eu-west-1' });
    const { deployer } = await chainRoles(core, readOnlyRole(await signIn(core)));
    core.simulator.control.setSwitches({ stsUnknownIn: ['eu-west-1'] });
    const given = await core.latchkey.credentialsFor(deployer, program);
    core.simulator.control.setSwitches({ stsUnknownIn: ['eu-west-1', 'us-east-1'] });
    const refused = await core.latchkey.perform({ kind: 'renew-credentials', role: deployer }, 'window');
    expect([given.ok, refused.ok || refused.failure.sentence]).toEqual([
      true,
      'No region of AWS that Latchkey asked knows the credentials of ReadOnlyAccess, through which deployer in log-archive is reached. Tell your administrator.',
    ]);
  });

  it('is once the end of the keys of the parent, which are then fetched anew', async ({ core, chain }) => {
    await core.latchkey.credentialsFor(chain.deployer, program);
    core.simulator.control.addFault({ kind: 'expire', path: '/', count: 1 });
    const before = grants(core);
    const renewed = await core.latchkey.perform({ kind: 'renew-credentials', role: chain.deployer }, 'window');
    core.simulator.control.addFault({ kind: 'expire', path: '/' });
    const forever = await core.latchkey.perform({ kind: 'renew-credentials', role: chain.deployer }, 'window');
    expect([renewed.ok, grants(core) - before, forever.ok || forever.failure.code]).toEqual([true, 2, 'service-error']);
  });

  it('is the end of the sign-in', async ({ core, chain }) => {
    core.simulator.control.endSessions();
    const said = await failureOf(core.latchkey.credentialsFor(chain.auditor, program));
    expect(said.split(':')[0]).toBe('sign-in-needed');
  });

  it('is that the permission set is not assigned any more, which is named', async ({ core, role, chain }) => {
    core.simulator.control.addFault({ kind: 'deny', path: '/federation/credentials' });
    const said = await failureOf(core.latchkey.credentialsFor(chain.auditor, program));
    const { chainedRoles, removedRoles } = core.latchkey.snapshot();
    expect({
      said,
      problems: chainedRoles.map(({ problem }) => problem),
      removed: removedRoles.map((one) => one.role),
    }).toEqual({
      said: 'access-denied: ReadOnlyAccess in payments-prod is not assigned to you any more. Reload the list, or ask your administrator.',
      problems: Array.from(
        { length: 2 },
        () => 'ReadOnlyAccess in payments-prod, through which it is reached, is not assigned to you any more.',
      ),
      removed: [role, chain.deployer, chain.auditor],
    });
  });

  it('is a sign-out, which leaves nothing of it', async ({ core, organisationId, chain }) => {
    await copy(core, chain.auditor);
    await core.latchkey.commands['sign-out']({ organisationId });
    await core.settle();
    const said = await failureOf(core.latchkey.credentialsFor(chain.auditor, program));
    expect([
      core.latchkey.snapshot().freshness,
      said.split(':')[0],
      core.latchkey.snapshot().chainedRoles.length,
    ]).toEqual([[], 'sign-in-needed', 2]);
  });
});
