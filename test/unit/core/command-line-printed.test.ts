import { afterAll, beforeAll, describe, expect, vi } from 'vitest';
import { minute } from '../../../electron/core/time/instant.ts';
import { coreTest, organisationTest, signedInTest } from '../../harness/fixtures.ts';
import { onTerminal, piped, printedBy } from '../../harness/ask-command.ts';
import { linkProfiles } from '../../harness/link-profile.ts';
import type { RunningCore } from '../../harness/running-core.ts';

/** What is looked at by people in review: `test/golden/command-line/NAME.txt`. */
const golden = (name: string): string => `../../golden/command-line/${name}.txt`;

const ways = [
  ['piped', piped],
  ['terminal of 100 columns', onTerminal(100)],
  ['terminal of 60 columns', onTerminal(60)],
  ['terminal with colours', onTerminal(100, true)],
] as const;

// Times of day are printed as the person's clock has them.
beforeAll(() => void vi.stubEnv('TZ', 'UTC'));
afterAll(() => void vi.unstubAllEnvs());

/** What each line prints in each way, with what is new at each start left out. */
async function session(core: RunningCore, lines: readonly string[], how: readonly (typeof ways)[number][] = ways) {
  const printed: string[] = [];
  for (const line of lines) {
    for (const [way, request] of how) {
      printed.push(`$ latchkey ${line}   (${way})\n${await printedBy(core, line, request)}`);
    }
  }
  return withoutChance(printed.join('\n'));
}

function withoutChance(text: string): string {
  const ids = [...new Set(text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu))];
  const named = ids.reduce((left, id, at) => left.replaceAll(id, `<id ${String(at + 1)}>`), text);
  return named
    .replaceAll(/[a-z]-[0-9a-f]{8}-[0-9a-f]{8}/gu, '<mark>')
    .replaceAll('\u001b', '<ESC>')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/gu, '<address>');
}

const one = [['piped', piped]] as const;

describe('what is printed', () => {
  coreTest('of the help, to whoever asks or has made a mistake', async ({ core }) => {
    const commands = ['login', 'logout', 'status', 'accounts', 'roles', 'env', 'run', 'console', 'terminal', 'link'];
    const others = ['unlink', 'links', 'activity', 'toggle', 'settings', 'doctor', 'completion', 'help', 'version'];
    const lines = ['', 'help', ...[...commands, ...others].map((name) => `help ${name}`), '--version'];
    await expect(await session(core, lines, one)).toMatchFileSnapshot(golden('help'));
  });

  signedInTest('of sign-ins and held roles', async ({ core }) => {
    const before = await session(core, ['status', 'status --json']);
    await printedBy(core, 'env payments-prod/ReadOnlyAccess');
    await printedBy(core, 'env log-archive/ReadOnlyAccess');
    await core.advance(5 * minute);
    const after = await session(core, ['status', 'status --json']);
    await expect(`${before}\nFive minutes after two reads:\n\n${after}`).toMatchFileSnapshot(golden('status'));
  });

  signedInTest('of accounts and roles', async ({ core }) => {
    const lines = ['accounts', 'accounts prod', 'accounts --json pay', 'roles', 'roles prod read', 'roles --json dev'];
    await expect(await session(core, lines)).toMatchFileSnapshot(golden('lists'));
  });

  signedInTest('of links', async ({ core, role }) => {
    const other = { ...role, roleName: 'SecurityAudit' };
    const empty = await session(core, ['links', 'links --json']);
    await linkProfiles(core, [{ role, profile: 'payments' }], { way: 'process' });
    await linkProfiles(core, [{ role: other, profile: 'audit' }], { way: 'sso' });
    await core.latchkey.credentialsFor(role, { program: 'terraform' });
    await core.advance(3 * minute);
    const lines = ['links', 'links --json', 'link payments-dev/read dev --preview', 'link payments-dev/read dev'];
    const linked = await session(core, lines, ways.slice(0, 2));
    const gone = await session(core, ['unlink dev payments', 'links'], one);
    await expect([empty, linked, gone].join('\n')).toMatchFileSnapshot(golden('links'));
  });

  signedInTest('of what was done', async ({ core, role }) => {
    const none = await session(core, ['activity --limit 1'], one);
    await core.latchkey.perform({ kind: 'open-console', role }, 'tray');
    await core.latchkey.perform({ kind: 'copy-credentials', role, format: 'fish' }, 'window');
    await core.latchkey.perform({ kind: 'forget-credentials', role: { ...role, roleName: 'SecurityAudit' } }, 'window');
    await core.latchkey.credentialsFor(role, { program: 'terraform' });
    await printedBy(core, 'run payments-prod/read', { program: 'make' });
    await printedBy(core, 'console payments-prod/read --url');
    const lines = ['activity', 'activity --today --limit 2', 'activity --json'];
    await expect(`${none}\n${await session(core, lines)}`).toMatchFileSnapshot(golden('activity'));
  });

  signedInTest('of a role’s variables, in every shell', async ({ core }) => {
    const shells = ['bash', 'zsh', 'fish', 'powershell', 'cmd', 'dotenv'];
    const lines = [
      ...shells.map((shell) => `env payments-dev/ReadOnlyAccess --shell ${shell}`),
      ...['bash', 'zsh', 'fish'].map((shell) => `env payments-dev/ReadOnlyAccess --renew --shell=${shell}`),
      ...shells.map((shell) => `env payments-dev/ReadOnlyAccess --remote --shell ${shell}`),
      ...shells.slice(0, 5).map((shell) => `env --unset --shell ${shell}`),
      'run payments-dev/ReadOnlyAccess',
      'run payments-dev/ReadOnlyAccess --renew',
    ];
    const printed = [await session(core, lines, one)];
    const json = { ...piped, variables: 'json' } as const;
    printed.push(await session(core, lines.slice(-2), [['piped', json]]));
    const secrets = [...core.simulator.control.secrets()].map(({ value }) => value).sort((a, b) => b.length - a.length);
    const tokens = [...core.files.texts].filter(([path]) => path.endsWith('.token')).map(([, token]) => token);
    const masked = [...secrets, ...tokens].reduce(
      (left, secret) => left.replaceAll(secret, '<secret>'),
      printed.join('\n'),
    );
    await expect(masked.replaceAll(/ASIA[A-Z0-9]{16}/gu, '<key id>')).toMatchFileSnapshot(golden('variables'));
  });

  organisationTest('of an organisation that nobody has signed in to', async ({ core }) => {
    const lines = ['status', 'status --json', 'accounts', 'roles', 'roles --json', 'env pay/read', 'doctor', 'logout'];
    await expect(await session(core, lines, one)).toMatchFileSnapshot(golden('never-signed-in'));
  });

  coreTest('where there is no organisation', async ({ core }) => {
    const lines = [
      'status',
      'status --json',
      'roles',
      'accounts',
      'env pay/read',
      'login',
      'logout',
      'doctor',
      'activity',
    ];
    await expect(await session(core, lines, one)).toMatchFileSnapshot(golden('no-organisation'));
  });
});
