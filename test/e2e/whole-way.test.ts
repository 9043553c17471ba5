import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { IdentityCenterOptions } from '../identity-center/start.ts';
import { launcherPath } from '../../electron/shell/desktop/programs/launcher-script.ts';
import { whoAmIInBash } from '../harness/in-bash.ts';
import { outputOf } from '../harness/run-program.ts';
import { addOrganisationForCode, openedLink, snapshotOf } from './support/desk.ts';
import { stepsTest } from './support/fixtures.ts';
import { takePicture } from '../browser/picture.ts';

const pictures = join(import.meta.dirname, '../../test-results/whole-way');
const ada = 'ada@example.com';
const pinned = 'payments-prod, PowerUserAccess (Production)';

const it = stepsTest
  .extend('organisation', { scope: 'file' }, (): IdentityCenterOptions => ({
    accounts: 212,
    identitySource: 'external-idp',
  }))
  .extend('app', { scope: 'file' }, async ({ desk }) => {
    await mkdir(pictures, { recursive: true });
    desk.simulator.control.identity.setPermissionSetDuration('PowerUserAccess', 3600);
    return desk.startApp();
  });

/** Everything between a person of a company and AWS, each step building on the one before, with a picture of each. */
describe('the whole way, from the company’s login to the console, the shell, and out of the group', () => {
  let window: Page;
  let browser: Page;
  let step = 0;

  async function picture(page: Page, name: string): Promise<void> {
    step += 1;
    await takePicture(page, { path: join(pictures, `${String(step).padStart(2, '0')}-${name}.png`) });
  }

  it('adds the organisation, and a cancelled sign-in leaves it signed out', async ({ desk, app }) => {
    window = await addOrganisationForCode(app, desk);
    await picture(window, 'code');
    await window.keyboard.press('Escape');
    await window.getByRole('combobox').waitFor();
    expect(await app.tray.tooltip()).toBe('Latchkey: signed out');
  });

  it('signs in from the tray menu: the code first, then one browser tab, at the company’s own login page', async ({
    desk,
    app,
  }) => {
    const before = app.openedLinks().length;
    await app.tray.clickMenu(['Sign in to Northwind…']);
    await window.locator('.code').waitFor();
    browser = await desk.browse(await openedLink(app, before));
    await browser.locator('#username').waitFor();
    await picture(browser, 'company-login');
    await app.clock.advance(2_000);
    expect(app.openedLinks().length - before).toBe(1);
    expect(new URL(browser.url()).origin).not.toBe(desk.simulator.url);
  });

  it('a password and a second step make a signed response, which Identity Center believes', async ({ desk }) => {
    const person = desk.simulator.control.identity.person(ada);
    await browser.fill('#username', ada);
    await browser.fill('#password', person.password);
    await browser.click('#Continue');
    await browser.fill('#code', person.code);
    await picture(browser, 'second-step');
    await browser.click('#Verify');
    await browser.locator('#user-code').waitFor();
    await picture(browser, 'approval');
    const inWindow = await window.locator('.code [aria-hidden="true"]').innerText();
    expect({ code: await browser.innerText('#user-code'), person: await browser.innerText('#user-name') }).toEqual({
      code: inWindow,
      person: ada,
    });
  });

  it('approved, the window lists what her groups give her, and nothing else', async ({ app }) => {
    await browser.click('#Allow');
    await browser.locator('#outcome[data-outcome="approved"]').waitFor();
    await app.clock.advance(60_000);
    await window.getByRole('combobox').waitFor();
    await picture(window, 'list');
    await window.keyboard.type('payments-prod');
    await window.getByRole('option').first().waitFor();
    const roles = await window.getByRole('option', { name: /^payments-prod,/u }).all();
    const names = await Promise.all(roles.map((role) => role.getAttribute('aria-label')));
    expect(names.map((name) => name?.split(', ')[2]).toSorted()).toEqual([
      'DatabaseOperator',
      'PowerUserAccess',
      'ReadOnlyAccess',
    ]);
  });

  it('lists 212 accounts and all their permission sets once her groups have them', async ({ desk, app }) => {
    const { identity } = desk.simulator.control;
    for (const group of ['aws-security', 'aws-administrators']) identity.addToGroup(ada, group);
    await window.getByRole('combobox').fill('');
    await window.keyboard.press('Control+r');
    await app.clock.advance(60_000);
    await window.getByText('All accounts').waitFor();
    const { organisations } = await snapshotOf(window);
    const positions = desk.simulator.control.accounts().flatMap((account) => account.permissionSets);
    expect(organisations[0]?.catalogue).toMatchObject({
      accountCount: 212,
      roleCount: positions.length,
      reading: null,
      problem: null,
    });
  });

  it('the latchkey command lists, completes and names them too', async ({ desk }) => {
    const command = launcherPath(desk.home);
    const env = { HOME: desk.home, PATH: process.env['PATH'] };
    const printed = (...words: string[]): Promise<string> => outputOf(command, words, { env });
    const positions = desk.simulator.control.accounts().flatMap((account) => account.permissionSets);
    const json = JSON.parse(await printed('roles', '--json')) as { roles: unknown[] };
    const accounts = await outputOf('sh', ['-c', `'${command}' accounts | wc -l`], { env });
    const completed = await printed('__complete', 'env', 'payments-prod/power');
    const lines = await printed('env', 'payments-prod/power');
    expect([json.roles.length, accounts.trim(), completed, lines]).toEqual([
      positions.length,
      '212',
      'payments-prod/PowerUserAccess\n',
      expect.stringMatching(/^ export AWS_ACCESS_KEY_ID='ASIA[A-Z0-9]{16}'$/mu),
    ]);
  });

  it('finds a role by typing and pins it', async ({ app }) => {
    await window.keyboard.type('payments-prod poweruser');
    await window.getByRole('option', { name: /^payments-prod, Production, PowerUserAccess/u }).waitFor();
    await window.keyboard.press('Control+d');
    await window.keyboard.press('Escape');
    await app.clock.settle();
    await picture(window, 'pinned');
    const menu = (await app.tray.menu()) ?? [];
    expect(menu.map(({ label }) => label)).toContain(pinned);
  });

  it('the console of the pinned role opens from the tray, as her, by a link that works once', async ({ desk, app }) => {
    const before = app.openedLinks().length;
    await app.tray.clickMenu([pinned, 'Open console']);
    await window.getByRole('alertdialog').waitFor();
    await picture(window, 'guard');
    await window.getByRole('checkbox').check();
    await app.clock.advance(300);
    await window.keyboard.press('Control+Enter');
    const link = await openedLink(app, before);
    const console = await desk.browse(link);
    await picture(console, 'console');
    const shown = (id: string): Promise<string> => console.locator(`#${id}`).innerText();
    const again = await fetch(link, { redirect: 'manual' });
    expect({
      link,
      account: await shown('account-id'),
      role: await shown('role-name'),
      person: await shown('user-name'),
      region: await shown('region'),
      again: again.status,
    }).toEqual({
      link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:/u) as string,
      account: '111122223333',
      role: 'PowerUserAccess',
      person: ada,
      region: 'us-east-1',
      again: 404,
    });
  });

  it('the copied credentials are hers in a real bash', async ({ desk, app }) => {
    await app.tray.clickMenu([pinned, 'Copy for bash and zsh']);
    await app.clock.settle();
    const { url, control } = desk.simulator;
    const { stdout, stderr } = await whoAmIInBash(
      await app.clipboard.read(),
      `${url}/us-east-1`,
      control.clock().nowMs,
    );
    expect({ stderr, arn: stdout.trim() }).toEqual({
      stderr: '',
      arn: expect.stringMatching(
        /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_PowerUserAccess_[0-9a-f]{16}\/ada@example\.com$/u,
      ) as string,
    });
  });

  it('renews the role before its credentials end, and clears the clipboard long before', async ({ app }) => {
    const [held] = (await snapshotOf(window)).freshness;
    const life = (held?.expiresAt ?? 0) - (held?.obtainedAt ?? 0);
    await app.clock.advance(60_000);
    const clipboard = await app.clipboard.read();
    // In use means used within the hour; a role of longer life is used once more.
    for (let gone = 60_000; gone < life - 18 * 60_000; gone += 30 * 60_000) {
      await app.tray.clickMenu([pinned, 'Copy for bash and zsh']);
      await app.clock.advance(30 * 60_000);
    }
    const [renewed] = (await snapshotOf(window)).freshness;
    expect({
      clipboard,
      state: renewed?.state,
      endsLater: (renewed?.expiresAt ?? 0) > (held?.expiresAt ?? 0),
    }).toEqual({ clipboard: '', state: 'live', endsLater: true });
  });

  it('taken out of the group, the pinned role says so within one reload', async ({ desk, app }) => {
    desk.simulator.control.identity.removeFromGroup(ada, 'aws-developers');
    await app.tray.click();
    await window.getByRole('combobox').waitFor();
    await window.keyboard.press('Control+r');
    await app.clock.advance(60_000);
    const row = window.getByRole('option', { name: /^payments-prod,.*PowerUserAccess/u });
    await picture(window, 'access-removed');
    const console = app.tray.clickMenu([pinned, 'Open console']).then(
      () => 'offered',
      () => 'not offered',
    );
    expect({ row: await row.innerText(), console: await console }).toEqual({
      row: expect.stringContaining('Access removed') as string,
      console: 'not offered',
    });
  });

  it('and the company’s records tell the same story', ({ desk }) => {
    const events = desk.simulator.control.identity.audit().map((event) => event.eventName);
    expect([...new Set(events)].toSorted()).toEqual(
      expect.arrayContaining(['Authenticate', 'CreateToken', 'UserAuthentication']) as string[],
    );
  });

  it('quits cleanly, and the next start has the list and the sign-in without a network', async ({ desk, app }) => {
    desk.simulator.control.identity.addToGroup(ada, 'aws-developers');
    await window.keyboard.press('Control+r');
    await app.clock.advance(60_000);
    const code = await app.quit();
    desk.simulator.control.clearRequests();
    desk.simulator.control.addFault({ kind: 'reset', path: '*' });
    const next = await desk.startApp({ startAt: desk.simulator.control.clock().nowMs });
    await next.tray.click();
    const page = await next.window();
    await page.getByText('payments-prod').first().waitFor();
    const { organisations } = await snapshotOf(page);
    expect({
      code,
      signIn: organisations[0]?.signIn.state,
      accountCount: organisations[0]?.catalogue.accountCount,
    }).toEqual({ code: 0, signIn: 'signed-in', accountCount: 212 });
  });
});
