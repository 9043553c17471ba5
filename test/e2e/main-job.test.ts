import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { inBash } from '../harness/in-bash.ts';
import { addOrganisationForCode, layDesk, openedLink, snapshotOf, type Desk } from './support/desk.ts';

const callerIdentity = join(import.meta.dirname, '../harness/get-caller-identity.ts');

/** The way of a person through a morning, in one piece: each step builds on the one before. */
describe('from the tray to the console and the shell', () => {
  let desk: Desk;
  let app: RunningApp;
  let page: Page;
  beforeAll(async () => {
    desk = await layDesk({ accounts: 212 });
    app = await desk.startApp();
  });
  afterAll(() => desk.clear());

  it('adds the organisation, and a cancelled sign-in leaves it signed out', async () => {
    page = await addOrganisationForCode(app, desk);
    await page.keyboard.press('Escape');
    await page.getByRole('combobox').waitFor();
    expect(await app.tray.tooltip()).toBe('Latchkey: signed out');
  });

  it('signs in from the tray menu: the code first, then one browser tab with the same code', async () => {
    const before = app.openedLinks().length;
    await app.tray.clickMenu(['Sign in to Northwind…']);
    const shown = await page.locator('.code [aria-hidden="true"]').innerText();
    const link = await openedLink(app, before);
    const approval = await desk.browse(link);
    const there = await approval.locator('#user-code').innerText();
    await approval.locator('#Allow').click();
    await approval.locator('#outcome[data-outcome="approved"]').waitFor();
    await app.clock.advance(2_000);
    expect([shown, app.openedLinks().length - before]).toEqual([there, 1]);
  });

  it('lists 212 accounts and all their permission sets', async () => {
    await app.clock.advance(40_000);
    await page.getByText('All accounts').waitFor();
    const { organisations } = await snapshotOf(page);
    const positions = desk.simulator.control.accounts().flatMap((account) => account.permissionSets);
    expect(organisations[0]?.catalogue).toMatchObject({
      accountCount: 212,
      roleCount: positions.length,
      reading: null,
      problem: null,
    });
  });

  it('finds a role by typing and pins it', async () => {
    await page.keyboard.type('payments-prod readonly');
    await page.getByRole('option', { name: /^payments-prod, Production, ReadOnlyAccess/u }).waitFor();
    await page.keyboard.press('Control+d');
    await page.keyboard.press('Escape');
    await app.clock.settle();
    expect(await menuLabels()).toContain('payments-prod, ReadOnlyAccess (Production)');
  });

  it('opens the console of exactly that account and role from the tray, by a link that works once', async () => {
    const before = app.openedLinks().length;
    await app.tray.clickMenu(['payments-prod, ReadOnlyAccess (Production)', 'Open console']);
    const link = await openedLink(app, before);
    const console = await desk.browse(link);
    const shown = await Promise.all(
      ['account-id', 'role-name', 'region'].map((id) => console.locator(`#${id}`).innerText()),
    );
    const again = await fetch(link, { redirect: 'manual' });
    expect([link.startsWith('http://127.0.0.1:'), shown, again.status]).toEqual([
      true,
      [expect.stringMatching(/1111 ?2222 ?3333/u), 'ReadOnlyAccess', 'us-east-1'],
      404,
    ]);
  });

  it('copies lines that give a real bash the right role', async () => {
    await app.tray.clickMenu(['payments-prod, ReadOnlyAccess (Production)', 'Copy for bash and zsh']);
    await app.clock.settle();
    const copied = await app.clipboard.read();
    const { stdout, stderr } = await inBash(`${copied}\n"${process.execPath}" "${callerIdentity}"\n`, {
      AWS_ENDPOINT_URL_STS: `${desk.simulator.url}/us-east-1`,
      LATCHKEY_TEST_NOW: String(desk.simulator.control.clock().nowMs),
    });
    expect({ stderr, arn: stdout.trim() }).toEqual({
      stderr: '',
      arn: expect.stringMatching(
        /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_ReadOnlyAccess_[0-9a-f]{16}\/.+$/u,
      ) as string,
    });
  });

  it('renews the role before its credentials end, and clears the clipboard long before', async () => {
    const [held] = (await snapshotOf(page)).freshness;
    const life = (held?.expiresAt ?? 0) - (held?.obtainedAt ?? 0);
    await app.clock.advance(60_000);
    const clipboard = await app.clipboard.read();
    // In use means used within the hour; a role of longer life is used once more.
    for (let gone = 60_000; gone < life - 18 * 60_000; gone += 30 * 60_000) {
      await app.tray.clickMenu(['payments-prod, ReadOnlyAccess (Production)', 'Copy for bash and zsh']);
      await app.clock.advance(30 * 60_000);
    }
    const [renewed] = (await snapshotOf(page)).freshness;
    expect([clipboard, renewed?.state, (renewed?.expiresAt ?? 0) > (held?.expiresAt ?? 0)]).toEqual(['', 'live', true]);
  });

  it('quits cleanly, and the next start has the list and the sign-in without a network', async () => {
    const code = await app.quit();
    desk.simulator.control.clearRequests();
    desk.simulator.control.addFault({ kind: 'reset', path: '*' });
    app = await desk.startApp({ startAt: desk.simulator.control.clock().nowMs });
    await app.tray.click();
    page = await app.window();
    await page.getByText('payments-prod').first().waitFor();
    const { organisations } = await snapshotOf(page);
    expect([code, organisations[0]?.signIn.state, organisations[0]?.catalogue.accountCount]).toEqual([
      0,
      'signed-in',
      212,
    ]);
  });

  async function menuLabels(): Promise<string[]> {
    return ((await app.tray.menu()) ?? []).map(({ label }) => label);
  }
});
