import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { isHere } from '../harness/shells.ts';
import { until } from '../harness/until.ts';
import { addOrganisation, call, snapshotOf } from './support/desk.ts';
import { stepsTest } from './support/fixtures.ts';
import { openPrompt, withoutChance, type Prompt } from './support/latchkey-prompt.ts';

const hasTmux = isHere('tmux', 'no command of latchkey was typed into a real terminal');

/** What is looked at by people in review: `test/golden/latchkey-in-terminal/NAME.txt`. */
const golden = (name: string): string => `../golden/latchkey-in-terminal/${name}.txt`;

const code = /\b[A-Z]{4}-[A-Z]{4}\b/u;

const it = stepsTest
  .extend('app', { scope: 'file' }, async ({ desk }) => {
    const folder = join(desk.home, 'terminals');
    // A terminal program that opens in the terminal of the test.
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'x-terminal-emulator'),
      `#!/bin/sh\nshift\nexec tmux -S '${join(desk.home, 'tmux')}' new-window "$@"\n`,
      { mode: 0o755 },
    );
    return desk.startApp({
      startAt: '2026-11-22T09:00:00Z',
      env: { TZ: 'UTC', PATH: `${folder}:${process.env['PATH'] ?? ''}` },
    });
  })
  .extend('page', { scope: 'file' }, async ({ desk, app }) => {
    const page = await addOrganisation(app, desk);
    const [organisation] = (await snapshotOf(page)).organisations;
    const organisationId = organisation?.id ?? '';
    await call(page, 'sign-in.cancel', { organisationId });
    await call(page, 'organisation.change', { organisationId, change: { signInWay: 'code' } });
    return page;
  })
  .extend('prompt', { scope: 'file' }, async ({ desk, page }, { onCleanup }): Promise<Prompt> => {
    const prompt = await openPrompt(desk, { NO_COLOR: page.isClosed() ? '' : '1' });
    onCleanup(() => prompt.terminal.close());
    return prompt;
  });

/** What the screen shows of each line, one after the other. */
async function session(prompt: Prompt, lines: readonly string[]): Promise<string> {
  const shown: string[] = [];
  for (const line of lines) shown.push(await prompt.typed(line));
  return shown.join('\n');
}

describe.skipIf(!hasTmux)('latchkey in a terminal of 80 columns', () => {
  it('tells of itself', async ({ desk, prompt }) => {
    const lines = [
      'latchkey',
      'latchkey help link',
      'latchkey version | cut -d" " -f1',
      'latchkey completion bash | head -1',
      'latchkey stauts',
    ];
    await expect(withoutChance(await session(prompt, lines), desk)).toMatchFileSnapshot(golden('help'));
  });

  it('signs in with the code that is on the screen', async ({ desk, app, prompt }) => {
    const before = await session(prompt, [
      'latchkey status',
      'latchkey roles',
      'latchkey doctor | grep -v "ok *Latchkey"',
    ]);
    const { control } = desk.simulator;
    const login = await prompt.begin('latchkey login');
    const screen = await prompt.terminal.shows(code);
    await until('the browser opens', () => app.openedLinks().length === 1);
    control.approveDevice(code.exec(screen)?.[0] ?? '');
    await app.clock.advance(5_000);
    const signedIn = await login.ended();
    const after = await session(prompt, ['latchkey login', 'latchkey status']);
    await expect(withoutChance([before, signedIn, after].join('\n'), desk)).toMatchFileSnapshot(golden('sign-in'));
  });

  it('lists accounts and roles, and candidates where a name fits several', async ({ desk, app, prompt }) => {
    await app.clock.advance(60_000);
    const lines = [
      'latchkey accounts',
      'latchkey accounts stag',
      'latchkey roles pay',
      'latchkey roles zebra',
      'latchkey env prod/read',
      'latchkey env payments-prd/ReadOnlyAccess',
    ];
    await expect(withoutChance(await session(prompt, lines), desk)).toMatchFileSnapshot(golden('lists'));
  });

  it('opens a terminal with a role, whose address is gone with it', async ({ desk, page, prompt }) => {
    const opened = await prompt.begin('latchkey terminal payments-prod/read');
    const { terminal } = prompt;
    await terminal.shows(/^PRODUCTION.*\n.*> *$/mu);
    await terminal.enter('echo "$LATCHKEY_ROLE"; echo "no key: [$AWS_ACCESS_KEY_ID]"');
    const inside = (await terminal.shows(/no key: \[\]\n/u)).trimEnd();
    await terminal.enter('exit');
    const after = `${inside}\n\n${await opened.ended()}`;
    await until('its address is revoked', async () => {
      const { endpoint } = await call(page, 'programs.get', {});
      return endpoint.consumers.length === 0;
    });
    await expect(withoutChance(after, desk)).toMatchFileSnapshot(golden('terminal'));
  });

  it('hands out credentials, and opens the console', async ({ desk, app, prompt }) => {
    const before = app.openedLinks().length;
    const lines = [
      'latchkey env payments-dev/read',
      'latchkey env payments-dev/read --renew --shell fish',
      'latchkey env --unset',
      `latchkey run payments-dev/read -- sh -c 'echo "$LATCHKEY_ROLE in $AWS_REGION"'`,
      'latchkey console payments-prod/read --service s3',
      'latchkey console payments-prod/read --url',
      'latchkey console payments-prod/read --service lamda',
      'latchkey status',
    ];
    const printed = await session(prompt, lines);
    expect(app.openedLinks().slice(before)).toHaveLength(1);
    await expect(withoutChance(printed, desk)).toMatchFileSnapshot(golden('credentials'));
  });

  it('links a profile, and takes it out', async ({ desk, app, prompt }) => {
    const lines = [
      'link payments-dev/read dev --preview',
      'link payments-dev/read dev',
      'link payments-prod/read default',
    ];
    const linked = await session(prompt, [...lines.map((line) => `latchkey ${line}`), 'latchkey links']);
    await app.clock.advance(5_000);
    const gone = await session(prompt, ['latchkey unlink dve', 'latchkey unlink dev', 'latchkey links']);
    await expect(withoutChance(`${linked}\n${gone}`, desk)).toMatchFileSnapshot(golden('links'));
  });

  it('tells what was done and how all is, and hides the window', async ({ desk, app, prompt }) => {
    const before = (await app.windows())[0]?.visible;
    const lines = ['latchkey activity', 'latchkey activity --limit 0', 'latchkey toggle'];
    const printed = await session(prompt, [...lines, 'latchkey doctor | grep -v "ok *Latchkey"']);
    expect([before, (await app.windows())[0]?.visible]).toEqual([true, false]);
    await expect(withoutChance(printed, desk)).toMatchFileSnapshot(golden('activity'));
  });

  it('has colours where they are wanted', async ({ desk, prompt }) => {
    const lines = ['status', 'roles prod read', 'activity --limit 3', 'roles prod read --no-colour'];
    const shown: string[] = [];
    for (const line of lines) shown.push(await prompt.typedInColour(`NO_COLOR= latchkey ${line}`));
    await expect(withoutChance(shown.join('\n'), desk)).toMatchFileSnapshot(golden('colours'));
  });

  it('prints words between tabs into a pipe, and JSON', async ({ desk, prompt }) => {
    const piped = ['status', 'accounts', 'roles prod read', 'activity --limit 2'].map(
      (line) => `latchkey ${line} | sed 's/\t/<tab>/g'`,
    );
    const json = ['status', 'accounts stag', 'roles prod read', 'links', 'activity --limit 2'].map(
      (line) => `latchkey ${line} --json`,
    );
    // The terminal would take a tab for a wish to complete.
    const printed = await session(prompt, [...piped.map((line) => line.replaceAll('\t', String.raw`\t`)), ...json]);
    await expect(withoutChance(printed, desk)).toMatchFileSnapshot(golden('piped'));
  });

  it('signs out', async ({ desk, prompt }) => {
    const lines = ['latchkey logout', 'latchkey logout', 'latchkey status', 'latchkey env payments-dev/read'];
    await expect(withoutChance(await session(prompt, lines), desk)).toMatchFileSnapshot(golden('sign-out'));
  });
});
