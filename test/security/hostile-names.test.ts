import { expect, it } from 'vitest';
import { activityCsv } from '../../electron/core/app/activity-csv.ts';
import { posixQuoted } from '../../electron/core/copy/posix-quoted.ts';
import { instant } from '../../electron/core/time/instant.ts';
import { coreTest } from '../harness/fixtures.ts';
import { runProgram } from '../harness/run-program.ts';
import { signIn } from '../harness/running-core.ts';

const names = [
  'pay\u202etnemyap\u202c',
  '\u2066payments\u2069',
  'pay\u001b]0;evil\u0007ments',
  'pay\u001b[2Jments',
  'pay\r\n[default]\r\naws_access_key_id=evil',
  'pay\u200bments\ufeff',
  "';touch /tmp/evil;'",
  '$(touch /tmp/evil)',
];

coreTest('what turns, hides or ends a line is in no name that is shown or kept', async ({ core }) => {
  const accounts = core.simulator.control.accounts();
  for (const [place, account] of accounts.entries()) Object.assign(account, { name: names[place] ?? account.name });
  const organisationId = await signIn(core);
  const list = await core.latchkey.commands['catalogue.get']({ organisationId });
  const shown = JSON.stringify([list, core.latchkey.snapshot(), [...core.files.texts.values()]]);
  expect(shown).toContain('payments');
  // JSON writes controls as escapes; a line end of a file is one of ours.
  expect(shown).not.toMatch(/\\u001b|\\u0007|[\u200b\u202a-\u202e\u2066-\u2069\ufeff]|pay\\r/u);
});

it.each(names.filter((name) => !/\p{Cc}/u.test(name)))('%j is one word to a real shell', async (name) => {
  const quoted = posixQuoted(name) ?? '';
  const { stdout } = await runProgram('/bin/sh', ['-c', `printf %s ${quoted}`]);
  expect(stdout).toBe(name);
});

it.each(names.filter((name) => /\p{Cc}/u.test(name)))('%j is none to any', (name) => {
  expect(posixQuoted(name)).toBeNull();
});

it.each(['=HYPERLINK("https://evil.example")', '+1', '-1', '@SUM(A1)', '＝1'])(
  '%s is text to a spreadsheet',
  (account) => {
    const role = { organisationId: 'a', accountId: '111122223333' as never, roleName: 'ReadOnlyAccess' };
    const entry = {
      about: 'role',
      at: instant(0),
      environment: 'none',
      detail: null,
      kind: 'open-console',
      role,
      account,
      source: 'window',
      outcome: 'done',
    } as const;
    expect(activityCsv([entry], 'all', () => 'Northwind')).toContain(`,"'${account.replaceAll('"', '""')}",`);
  },
);
