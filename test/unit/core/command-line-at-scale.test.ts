import { describe, expect } from 'vitest';
import { coreTest as it } from '../../harness/fixtures.ts';
import { askCommand, endOf, onTerminal } from '../../harness/ask-command.ts';
import { realCommand } from '../../harness/real-command.ts';
import { signIn, startAgain, type RunningCore } from '../../harness/running-core.ts';

/** As the sandbox and the largest organisation of the examples have them. */
const sizes = [212, 3000] as const;

const sets = ['AdministratorAccess', 'PowerUserAccess', 'ReadOnlyAccess'];
const accountsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    id: String(100_000_000_000 + at * 7),
    name: `team-${String(at % 97)}-${['prod', 'staging', 'dev'][at % 3] ?? ''}-${String(at)}`,
    emailAddress: undefined,
    permissionSets: sets,
  }));

async function linesOf(core: RunningCore, words: readonly string[], how = {}): Promise<string[]> {
  const answer = await askCommand(core, words, how);
  return answer.text.reveal().trimEnd().split('\n');
}

/** The list that the next start finds, as it was read a moment ago: to read thousands takes longer than all that is tried here. */
async function keepList(
  core: RunningCore,
  organisationId: string,
  accounts: ReturnType<typeof accountsOf>,
): Promise<void> {
  await core.latchkey.stop();
  const path = `catalogue/${organisationId}.json`;
  const stored = JSON.parse((await core.files.read(path)) ?? '') as object;
  const kept = accounts.map(({ id, name }) => ({ id, name, email: null, roleNames: sets }));
  await core.files.write(path, JSON.stringify({ ...stored, accounts: kept }));
}

describe.each(sizes)('%i accounts', (count) => {
  it('are listed, found, completed and named', async ({ launch }) => {
    const accounts = accountsOf(count);
    const last = accounts.at(-1);
    const core = await launch({ accounts: accounts.slice(-1) });
    await keepList(core, await signIn(core), accounts);
    await startAgain(core);
    const name = last?.name ?? '';
    const roles = count * sets.length;
    const shown = await linesOf(core, ['roles'], onTerminal(100));
    expect({
      piped: (await linesOf(core, ['roles'])).length,
      shown: shown.length,
      widest: Math.max(...shown.map(({ length }) => length)) <= 100,
      json: (JSON.parse((await linesOf(core, ['roles', '--json'])).join('\n')) as { roles: unknown[] }).roles.length,
      accounts: (await linesOf(core, ['accounts'])).length,
      completed: (await linesOf(core, ['__complete', 'env', ''])).length,
      begun: await linesOf(core, ['__complete', 'env', `${name}/R`]),
      byId: await linesOf(core, ['__complete', 'env', `${last?.id ?? ''}/`]),
      exact: await endOf(core, ['env', `${name}/ReadOnlyAccess`]),
      id: await endOf(core, ['env', `${last?.id ?? ''}:power`]),
      several: (await linesOf(core, ['env', 'read'])).length,
      more: (await linesOf(core, ['env', 'read'])).at(-1),
      slip: await endOf(core, ['env', `${name.replace('team', 'taem')}/ReadOnlyAcess`]),
    }).toEqual({
      piped: roles,
      shown: roles + 1,
      widest: true,
      json: roles,
      accounts: count,
      completed: roles,
      begun: [`${name}/ReadOnlyAccess`],
      byId: sets.map((set) => `${last?.id ?? ''}/${set}`),
      exact: '0 out',
      id: '0 out',
      several: 12,
      more: `and ${(count - 10).toLocaleString('en-GB')} more`,
      slip: `9 No role fits “${name.replace('team', 'taem')}/ReadOnlyAcess”. Did you mean “${name}/ReadOnlyAccess”? latchkey roles lists them.\n`,
    });
    const bash = await realCommand(core);
    const json = JSON.parse(await bash('latchkey roles --json')) as { roles: unknown[] };
    expect({
      json: json.roles.length,
      piped: await bash('latchkey roles | wc -l'),
      completed: await bash(`latchkey __complete env '' | wc -l`),
      env: await bash(`eval "$(latchkey env ${last?.id ?? ''}:read)"; echo "\${AWS_ACCESS_KEY_ID:0:4}"`),
    }).toEqual({ json: roles, piped: String(roles), completed: String(roles), env: 'ASIA' });
  });
});
