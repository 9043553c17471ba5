import { describe, expect, onTestFinished, vi } from 'vitest';
import type { ChainedRole } from '../../../electron/contract/chained-roles.ts';
import type { AccountId } from '../../../electron/contract/identifiers.ts';
import { sameRole } from '../../../electron/shared/model/role.ts';
import { ChainedRoles } from '../../../electron/core/chained-roles/chained-roles.ts';
import { coreTest as it, signedInTest } from '../../harness/fixtures.ts';
import { askCommand, endOf, onTerminal, printedBy } from '../../harness/ask-command.ts';
import { signIn, type RunningCore } from '../../harness/running-core.ts';
import { add, signIn as signInTo } from '../../harness/several-organisations.ts';

const held = ['ReadOnlyAccess'];
const odd = [
  ['111111111111', '\u001b[31mred\u001b[0m'],
  ['111111111112', 'turned \u202eforp'],
  ['111111111113', 'two\nlines\tand a tab'],
  ['111111111114', `quotes ' " \` $(id) ; & |`],
  ['111111111115', '🦊 fox 👩‍👩‍👧'],
  ['111111111116', 'n'.repeat(600)],
  ['111111111117', undefined],
  ['111111111118', 'Ünïcode-prod'],
  ['111111111119', '日本語アカウント'],
  ['111111111120', '-rf'],
  ['111111111121', 'Twin'],
  ['111111111122', 'twin'],
  ['111111111123', 'حساب'],
] as const;
const accounts = odd.map(([id, name]) => ({ id, name, emailAddress: undefined, permissionSets: held }));

async function textOf(core: RunningCore, line: string | readonly string[], how = {}): Promise<string> {
  return (await askCommand(core, line, how)).text.reveal();
}

describe('odd names', () => {
  it('are printed in one line each, without what a terminal acts on', async ({ launch }) => {
    const core = await launch({ accounts });
    await signIn(core);
    const ways = [{}, onTerminal(80), onTerminal(40), onTerminal(100)];
    for (const line of ['roles', 'accounts', 'roles --json', 'env read', '__complete env ']) {
      for (const how of ways) {
        const text = await textOf(core, line, how);
        // A tab stands between words, a line feed behind lines; JSON escapes the rest.
        expect(text).not.toMatch(/(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
        expect(text.endsWith('\n')).toBe(true);
      }
    }
    const lines = (await textOf(core, 'roles')).trimEnd().split('\n');
    expect(lines.map((line) => line.split('\t').length)).toEqual(Array.from(odd, () => 5));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThan(400);
  });

  it('are whole where they are piped, and give way in their middle on a terminal, ids never', async ({ launch }) => {
    const core = await launch({ accounts });
    await signIn(core);
    const piped = await textOf(core, 'roles');
    const narrow = await textOf(core, 'roles', onTerminal(72));
    expect(piped).toContain(`${'n'.repeat(255)}…\tReadOnlyAccess`);
    expect(narrow).toMatch(/^n+…n+…? /mu);
    for (const [id] of odd) expect(narrow).toContain(id);
  });

  it('are completed as ids where a shell would have to be told to take them literally', async ({ launch }) => {
    const core = await launch({ accounts });
    await signIn(core);
    const words = (await textOf(core, ['__complete', 'env', ''])).trimEnd().split('\n');
    expect(words.toSorted()).toEqual(
      [
        ...['111111111111', '111111111112', '111111111113', '111111111114', '111111111115', '111111111116'],
        ...['111111111117', '111111111120', '111111111121', '111111111122'],
        ...['Ünïcode-prod', '日本語アカウント', 'حساب'],
      ]
        .map((name) => `${name}/ReadOnlyAccess`)
        .toSorted(),
    );
    for (const word of words) expect(await endOf(core, ['env', word, '--renew'])).toBe('0 out');
  });

  it('of two accounts are told apart by their ids', async ({ launch }) => {
    const core = await launch({ accounts });
    await signIn(core);
    expect(await printedBy(core, 'env twin/read')).toBe(
      '9 err\n2 roles fit “twin/read”. Name one of them:\nTwin/ReadOnlyAccess\t111111111121\ntwin/ReadOnlyAccess\t111111111122\n',
    );
    expect(await endOf(core, 'env 111111111122/read')).toBe('0 out');
  });

  it('are held by a variable of `run` as they are printed', async ({ launch }) => {
    const core = await launch({ accounts });
    await signIn(core);
    const said = await Promise.all(
      odd.map(async ([id]) => {
        const answer = await askCommand(core, ['run', `${id}/read`], { variables: 'json' });
        return (JSON.parse(answer.text.reveal()) as { LATCHKEY_ROLE: string }).LATCHKEY_ROLE;
      }),
    );
    expect(said[3]).toBe(`quotes ' " \` $(id) ; & |/ReadOnlyAccess`);
    for (const role of said) expect(role).not.toMatch(/[\p{Cc}\u202a-\u202e]/u);
  });
});

describe('several organisations', () => {
  it('with one account are told apart by --organisation', async ({ launch }) => {
    const same = { region: 'eu-central-1', startUrl: 'https://client-a.awsapps.com/start', accounts: 5 };
    const core = await launch({ second: same });
    const { second: other } = core.simulator;
    if (other === undefined) throw new Error('There is no second organisation.');
    const northwind = await add(core, core.simulator, 'Northwind');
    const client = await add(core, other, 'Client A');
    await signInTo(core, core.simulator, northwind);
    await signInTo(core, other, client);
    expect(await printedBy(core, 'run payments-prod/ReadOnly')).toBe(
      [
        '9 err\n2 roles fit “payments-prod/ReadOnly”. Name one of them:',
        'payments-prod/ReadOnlyAccess\t111122223333\tNorthwind',
        'payments-prod/ReadOnlyAccess\t111122223333\tClient A',
        'Some of them differ in the organisation alone: add --organisation NAME.\n',
      ].join('\n'),
    );
    const answer = await askCommand(core, ['run', 'payments-prod/ReadOnly', '--organisation', 'client'], {
      variables: 'json',
    });
    expect(JSON.parse(answer.text.reveal())).toMatchObject({
      AWS_REGION: 'eu-central-1',
      LATCHKEY_ROLE: 'payments-prod (Client A)/ReadOnlyAccess',
    });
    const roles = JSON.parse(await textOf(core, 'roles --json --organisation=Northwind')) as {
      roles: { organisationId: string }[];
    };
    expect(new Set(roles.roles.map(({ organisationId }) => organisationId))).toEqual(new Set([northwind]));
    expect(await textOf(core, ['__complete', 'roles', '--organisation', ''])).toBe('Northwind\n'.concat(client, '\n'));
  });
});

describe('chained roles', () => {
  signedInTest('are listed, named and completed beside the others', async ({ core, role }) => {
    const chained = (accountId: string, roleName: string, problem: string | null): ChainedRole => ({
      role: { ...role, accountId: accountId as AccountId, roleName },
      name: roleName,
      via: role,
      roleArn: `arn:aws:iam::${accountId}:role/${roleName}`,
      sessionName: null,
      externalId: null,
      sourceIdentity: null,
      durationSeconds: 3600,
      usable: problem === null,
      problem,
    });
    const all = [chained('111122223333', 'Deployer', null), chained('999900001111', 'Auditor', 'Its parent is gone.')];
    onTestFinished(() => void vi.restoreAllMocks());
    vi.spyOn(ChainedRoles.prototype, 'view').mockReturnValue(all);
    vi.spyOn(ChainedRoles.prototype, 'find').mockImplementation(
      (wanted) => all.find((one) => sameRole(one.role, wanted)) ?? null,
    );
    expect([
      await printedBy(core, 'roles deploy'),
      await printedBy(core, 'roles auditor', onTerminal(100)),
      await textOf(core, ['__complete', 'env', '9999']),
      await textOf(core, ['__complete', 'env', 'payments-prod/D']),
      await endOf(core, 'env deployer --renew'),
      await endOf(core, 'env 999900001111 --renew'),
    ]).toEqual([
      '0 out\npayments-prod\tDeployer\t111122223333\tProduction\tNorthwind\tReadOnlyAccess\n',
      '0 out\nAccount  Role     Account id    Environment  Organisation  Through\n         Auditor  999900001111  -            Northwind     ReadOnlyAccess\n',
      '999900001111/Auditor\n',
      'payments-prod/DatabaseOperator\npayments-prod/Deployer\n',
      '0 out',
      '0 out',
    ]);
    const roles = JSON.parse(await textOf(core, 'roles deployer --json')) as { roles: unknown[] };
    expect(roles.roles).toMatchObject([
      { role: 'Deployer', via: { accountId: '111122223333', role: 'ReadOnlyAccess' } },
    ]);
    expect(await textOf(core, 'doctor')).toContain(
      'warn  Auditor in 999900001111 cannot be used: Its parent is gone.\n',
    );
  });
});
