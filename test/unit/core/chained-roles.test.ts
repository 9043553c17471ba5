/** Roles that are reached through others, as a person says and names them. */
import { describe, expect } from 'vitest';
import { is } from 'valibot';
import { chainedRoleWishSchema, longestTyped } from '../../../electron/contract/chained-roles.ts';
import type { Role } from '../../../electron/contract/identifiers.ts';
import { aWish, auditAccount, chainRoles, deployAccount, keepRole, refusalOf } from '../../harness/chain-roles.ts';
import { signedInTest as it } from '../../harness/fixtures.ts';
import { startAgain, type RunningCore } from '../../harness/running-core.ts';

const path = 'chained-roles.json';
const arnOf = (name: string): string => `arn:aws:iam::${auditAccount}:role/${name}`;
const shown = (core: Pick<RunningCore, 'latchkey'>) => core.latchkey.snapshot().chainedRoles;
const names = (core: Pick<RunningCore, 'latchkey'>): string[] => shown(core).map(({ name }) => name);
const program = { program: 'terraform' };

describe('what a person says of a role', () => {
  it.for<[what: string, pasted: string]>([
    ['with blanks and a line end', `  ${arnOf('deployer')} \n`],
    ['with what nobody sees', `\u200b${arnOf('deployer')}\ufeff`],
    ['in quotes', `"${arnOf('deployer')}"`],
    ['as a line of a configuration file', `role_arn = ${arnOf('deployer')}`],
    ['as a line of JSON', `"Arn": "${arnOf('deployer')}",`],
    [
      'in an answer of the CLI',
      JSON.stringify({
        Role: {
          RoleName: 'deployer',
          Arn: arnOf('deployer'),
          AssumeRolePolicyDocument: { Principal: { AWS: arnOf('ci') } },
        },
      }),
    ],
    ['in a section of a configuration file', `[profile a]\nrole_arn = ${arnOf('deployer')}\nsource_profile = b`],
    ['in a command', `aws sts assume-role --role-arn '${arnOf('deployer')}' --role-session-name a`],
    ['in a sentence', `Please use (${arnOf('deployer')}), thanks.`],
    ['behind the name of a variable', `export ROLE_ARN="${arnOf('deployer')}"`],
  ])('is taken %s', async ([, pasted], { core, role }) => {
    await keepRole(core, aWish(role, pasted, { externalId: ' "blue/7" ', sessionName: '' }));
    expect(shown(core)).toEqual([
      {
        ...aWish(role, arnOf('deployer'), { name: 'deployer', externalId: 'blue/7' }),
        role: { organisationId: role.organisationId, accountId: auditAccount, roleName: 'deployer' },
        usable: true,
        problem: null,
      },
    ]);
  });

  it('is answered with a sentence however long what a field takes is', async ({ core, role }) => {
    const wish = aWish(role, arnOf('deployer'), { externalId: 'x'.repeat(longestTyped) });
    expect([is(chainedRoleWishSchema, wish), await refusalOf(core, wish)]).toEqual([
      true,
      'An external id has 2 to 1,224 letters, digits and characters of +=,.@:/_-.',
    ]);
  });

  const reserved =
    'arn:aws:iam::999900001111:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0123456789abcdef';
  it.for<[what: string, arn: string, said: string]>([
    ['nothing', ' ', 'Enter the ARN of the role. It looks like arn:aws:iam::123456789012:role/deployer.'],
    [
      'a name alone',
      'deployer',
      'This is not the ARN of a role. It looks like arn:aws:iam::123456789012:role/deployer.',
    ],
    [
      'a session',
      'arn:aws:sts::999900001111:assumed-role/deployer/robin',
      'This names one use of the role deployer, not the role. What is needed is arn:aws:iam::999900001111:role/deployer, with its path if it has one.',
    ],
    [
      'a user',
      'arn:aws:iam::999900001111:user/robin',
      'This is the ARN of a user, and only roles are reached through one. Enter the ARN of a role.',
    ],
    [
      'a policy',
      'arn:aws:iam::999900001111:policy/some',
      'This is the ARN of something else (policy). Only roles are reached through one; enter the ARN of a role.',
    ],
    [
      'a bucket',
      'arn:aws:s3:::bucket',
      'This is the ARN of something else (s3). Only roles are reached through one; enter the ARN of a role.',
    ],
    [
      'the role of a permission set',
      reserved,
      'IAM Identity Center made this role for a permission set, and no other role reaches it. Choose the permission set in the list instead.',
    ],
    [
      'an account of eleven digits',
      'arn:aws:iam::99990000111:role/deployer',
      'An account id has twelve digits, and 99990000111 is none. Check the ARN.',
    ],
    [
      'several roles',
      `one of ${arnOf('first')} and ${arnOf('second')}`,
      'This is not the ARN of a role. It looks like arn:aws:iam::123456789012:role/deployer.',
    ],
    [
      'a blank in the path',
      arnOf('team one/deployer'),
      'The path of an IAM role has at most 512 characters, without blanks. Check the ARN.',
    ],
    [
      'another partition',
      'arn:aws-us-gov:iam::999900001111:role/deployer',
      'This role is in the partition aws-us-gov, and Northwind is in aws. No role reaches another partition.',
    ],
    [
      'a name that is too long',
      arnOf('r'.repeat(65)),
      'The name of an IAM role has at most 64 letters, digits and characters of +=,.@_-. Check the end of the ARN.',
    ],
    [
      'a path that is too long',
      arnOf(`${'p'.repeat(511)}/deployer`),
      'The path of an IAM role has at most 512 characters, without blanks. Check the ARN.',
    ],
    ['a path of the greatest length', arnOf(`${'p'.repeat(510)}/deployer`), 'kept'],
    ['a name of the greatest length', arnOf('r'.repeat(64)), 'kept'],
  ])('is answered where it is %s', async ([, arn, said], { core, role }) => {
    expect(await refusalOf(core, aWish(role, arn))).toBe(said);
  });

  it.for<[what: string, more: Parameters<typeof aWish>[2], said: string]>([
    ['a name', { name: 'two words' }, 'A name here has at most 64 letters, digits and characters of +=,.@_-.'],
    ['a session name', { sessionName: 'r' }, 'A session name has 2 to 64 letters, digits and characters of +=,.@_-.'],
    [
      'an external id',
      { externalId: 'two words' },
      'An external id has 2 to 1,224 letters, digits and characters of +=,.@:/_-.',
    ],
    [
      'a source identity',
      { sourceIdentity: 'aws:robin' },
      'A source identity has 2 to 64 letters, digits and characters of +=,.@_-, and does not begin with aws:.',
    ],
  ])('is answered where %s has a form that AWS refuses', async ([, more, said], { core, role }) => {
    expect(await refusalOf(core, aWish(role, arnOf('deployer'), more))).toBe(said);
  });

  it('is refused through a role that is not in the list, and of an organisation that is not there', async ({
    core,
    role,
  }) => {
    const said = await refusalOf(core, aWish({ ...role, roleName: 'Other' }, arnOf('deployer')));
    const elsewhere = { ...role, organisationId: '5d1a7f52-9f0a-4a8e-8f63-6f0f5b8f2c11' };
    expect([said, await refusalOf(core, aWish(elsewhere, arnOf('deployer')))]).toEqual([
      'Other in payments-prod is not in your list, so this cannot be reached through it. Add it at a role that is.',
      'This is no longer there. Reload the list.',
    ]);
  });
});

describe('the name of a role that is reached through another', () => {
  const inList = (name: string): string => `arn:aws:iam::${deployAccount}:role/${name}`;

  it('is the one of the IAM role, told apart where that is taken', async ({ core, role }) => {
    await keepRole(core, aWish(role, inList('ReadOnlyAccess')));
    await keepRole(core, aWish(role, arnOf('x/deployer')));
    await keepRole(core, aWish(role, arnOf('y/Deployer')));
    await keepRole(core, aWish(role, arnOf('z/deployer')));
    expect(names(core)).toEqual([
      'ReadOnlyAccess-via-ReadOnlyAccess',
      'deployer',
      'Deployer-via-ReadOnlyAccess',
      'deployer-via-ReadOnlyAccess-2',
    ]);
  });

  it('that is given has to be free', async ({ core, role }) => {
    await keepRole(core, aWish(role, arnOf('deployer')));
    expect([
      await refusalOf(core, aWish(role, inList('deployer'), { name: 'readonlyaccess' })),
      await refusalOf(core, aWish(role, arnOf('other'), { name: 'DEPLOYER' })),
    ]).toEqual([
      'AWS lists a permission set readonlyaccess in log-archive. Choose another name.',
      'There is another role DEPLOYER in 999900001111 that is reached through one. Choose another name.',
    ]);
  });

  it('stays, with its meaning, where AWS lists a permission set of that name later', async ({ core, role }) => {
    const { identity } = core.simulator.control;
    const name = 'SecurityAudit';
    core.simulator.control.identity.addRole({
      accountId: deployAccount,
      name: 'auditor',
      trusted: [identity.reservedRole(role.accountId, role.roleName).arn],
    });
    const account = core.simulator.control.accounts().find(({ id }) => id === deployAccount);
    const isListed = account?.permissionSets.includes(name) === true;
    if (isListed) core.simulator.control.removeAssignment(deployAccount, name);
    await core.latchkey.commands['catalogue.reload']({ organisationId: role.organisationId });
    await core.advance(60_000);
    const made = await keepRole(core, aWish(role, inList('auditor'), { name }));
    if (isListed) core.simulator.control.restoreAssignment(deployAccount, name);
    else identity.assign({ accountId: deployAccount, roleName: name, userName: 'user@example.com' });
    await core.latchkey.commands['catalogue.reload']({ organisationId: role.organisationId });
    await core.advance(60_000);
    await core.latchkey.credentialsFor(made, program);
    expect({
      problem: shown(core)[0]?.problem,
      usable: shown(core)[0]?.usable,
      assumed: core.simulator.control.identity.audit().filter(({ eventName }) => eventName === 'AssumeRole').length,
      // It can still be edited.
      edited: await refusalOf(core, aWish(role, inList('auditor'), { name, durationSeconds: 900 }), made),
    }).toEqual({
      problem:
        'AWS lists a permission set of this name in log-archive by now. This stays the role of its ARN; give it another name to see both.',
      usable: true,
      assumed: 1,
      edited: 'kept',
    });
  });

  it('makes a profile that no other role has', async ({ core, role }) => {
    // Its account is in no list, so its id stands for the name.
    const made = await keepRole(core, aWish(role, arnOf('deployer')));
    const preview = async (of: Role) => {
      const got = await core.latchkey.commands['copy.preview']({ role: of, format: 'config-profile' });
      return got.ok ? got.value.text.split('\n')[0] : got.failure.sentence;
    };
    expect([await preview(made), await preview(role)]).toEqual([
      '[profile 999900001111-deployer]',
      '[profile payments-prod-ReadOnlyAccess]',
    ]);
  });

  it('has the environment that the person has said of its account', async ({ core, role }) => {
    const made = await keepRole(core, aWish(role, arnOf('deployer')));
    const { organisationId, accountId } = made;
    const before = core.latchkey.describe(made);
    await core.latchkey.commands['environment.correct']({
      of: { kind: 'account', organisationId, accountId },
      environment: 'production',
    });
    expect([before, core.latchkey.describe(made)]).toEqual([
      { accountName: null, environment: 'none', digits: null, organisation: null },
      { accountName: null, environment: 'production', digits: null, organisation: null },
    ]);
  });
});

describe('a way that leads round', () => {
  it('is refused, also where it is closed by an edit', async ({ core, role }) => {
    const { deployer, auditor } = await chainRoles(core, role);
    const said = [
      await refusalOf(core, aWish(auditor, `arn:aws:iam::${deployAccount}:role/deployer`), deployer),
      await refusalOf(core, aWish(deployer, `arn:aws:iam::${deployAccount}:role/deployer`), deployer),
    ];
    expect([said, names(core)]).toEqual([
      [
        'This would be reached through itself: deployer → auditor → deployer. Choose another role to reach it through.',
        'This would be reached through itself: deployer → deployer. Choose another role to reach it through.',
      ],
      ['deployer', 'auditor'],
    ]);
  });

  it('is shown where somebody wrote it into the file, and nothing is asked for on it', async ({ core, role }) => {
    const { deployer, auditor } = await chainRoles(core, role);
    const stored = JSON.parse(core.files.texts.get(path) ?? '') as { roles: { via: Role }[] };
    const [first] = stored.roles;
    if (first !== undefined) first.via = auditor;
    core.files.texts.set(path, JSON.stringify(stored));
    const latchkey = await startAgain(core);
    const asked = core.http.requests.length;
    const answer = await latchkey.credentialsFor(deployer, program);
    const said =
      'It is reached through itself: deployer → auditor → deployer. Remove it, and add it at the role that is to reach it.';
    expect({
      problems: latchkey.snapshot().chainedRoles.map(({ problem }) => problem),
      answer: answer.ok ? 'given' : answer.failure,
      asked: core.http.requests.length - asked,
      // The one who wrote it can put it right.
      mended: await refusalOf({ latchkey }, aWish(role, `arn:aws:iam::${deployAccount}:role/deployer`), deployer),
    }).toEqual({
      problems: [said, said.replace('deployer → auditor → deployer', 'auditor → deployer → auditor')],
      answer: { code: 'chained-role-refused', sentence: said, retry: false },
      asked: 0,
      mended: 'kept',
    });
  });

  it('may have eight steps, and no more', async ({ core, role }) => {
    let via = role;
    for (let step = 1; step <= 8; step += 1) via = await keepRole(core, aWish(via, arnOf(`step-${String(step)}`)));
    expect(await refusalOf(core, aWish(via, arnOf('step-9')))).toBe(
      'This would be reached through 9 roles, one after the other. Latchkey follows 8.',
    );
  });
});
