import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { inBash } from '../harness/in-bash.ts';
import { addOrganisationForCode, layDesk, openedLink, type Desk } from './support/desk.ts';
import { takePicture } from '../browser/picture.ts';

const pictures = join(import.meta.dirname, '../../test-results/whole-way');
const callerIdentity = join(import.meta.dirname, '../harness/get-caller-identity.ts');
const ada = 'ada@example.com';
const pinned = 'payments-prod, PowerUserAccess (Production)';

/** Everything between a person of a company and AWS, each step building on the one before, with a picture of each. */
describe('the whole way, from the company’s login to the console, the shell, and out of the group', () => {
  let desk: Desk;
  let app: RunningApp;
  let window: Page;
  let browser: Page;
  let step = 0;
  beforeAll(async () => {
    await mkdir(pictures, { recursive: true });
    desk = await layDesk({ identitySource: 'external-idp' });
    app = await desk.startApp();
  });
  afterAll(() => desk.clear());

  async function picture(page: Page, name: string): Promise<void> {
    step += 1;
    await takePicture(page, { path: join(pictures, `${String(step).padStart(2, '0')}-${name}.png`) });
  }

  it('the portal address leads to the company’s own login page', async () => {
    window = await addOrganisationForCode(app, desk);
    await picture(window, 'code');
    browser = await desk.browse(await openedLink(app, 0));
    await browser.locator('#username').waitFor();
    await picture(browser, 'company-login');
    expect(new URL(browser.url()).origin).not.toBe(desk.simulator.url);
  });

  it('a password and a second step make a signed response, which Identity Center believes', async () => {
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
    expect([await browser.innerText('#user-code'), await browser.innerText('#user-name')]).toEqual([inWindow, ada]);
  });

  it('approved, the window lists what her groups give her, and nothing else', async () => {
    await browser.click('#Allow');
    await browser.locator('#outcome[data-outcome="approved"]').waitFor();
    await app.clock.advance(30_000);
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

  it('the console of a pinned role opens from the tray, as her', async () => {
    await window.keyboard.type(' poweruser');
    await window.getByRole('option', { name: /PowerUserAccess/u }).waitFor();
    await window.keyboard.press('Control+d');
    await window.keyboard.press('Escape');
    await app.clock.settle();
    await picture(window, 'pinned');
    const before = app.openedLinks().length;
    await app.tray.clickMenu([pinned, 'Open console']);
    const console = await desk.browse(await openedLink(app, before));
    await picture(console, 'console');
    const shown = ['account-id', 'role-name', 'user-name'].map((id) => console.locator(`#${id}`).innerText());
    expect(await Promise.all(shown)).toEqual(['111122223333', 'PowerUserAccess', ada]);
  });

  it('the copied credentials are hers in a real bash', async () => {
    await app.tray.clickMenu([pinned, 'Copy for bash and zsh']);
    await app.clock.settle();
    const { stdout, stderr } = await inBash(
      `${await app.clipboard.read()}\n"${process.execPath}" "${callerIdentity}"\n`,
      {
        AWS_ENDPOINT_URL_STS: `${desk.simulator.url}/us-east-1`,
        LATCHKEY_TEST_NOW: String(desk.simulator.control.clock().nowMs),
      },
    );
    expect({ stderr, arn: stdout.trim() }).toEqual({
      stderr: '',
      arn: expect.stringMatching(
        /^arn:aws:sts::111122223333:assumed-role\/AWSReservedSSO_PowerUserAccess_[0-9a-f]{16}\/ada@example\.com$/u,
      ) as string,
    });
  });

  it('taken out of the group, the pinned role says so within one reload', async () => {
    desk.simulator.control.identity.removeFromGroup(ada, 'aws-developers');
    await app.tray.click();
    await window.getByRole('combobox').waitFor();
    await window.keyboard.press('Control+r');
    await app.clock.advance(30_000);
    const row = window.getByRole('option', { name: /^payments-prod,.*PowerUserAccess/u });
    await picture(window, 'access-removed');
    expect([
      await row.innerText(),
      await app.tray.clickMenu([pinned, 'Open console']).then(
        () => 'offered',
        () => 'not offered',
      ),
    ]).toEqual([expect.stringContaining('Access removed'), 'not offered']);
  });

  it('and the company’s records tell the same story', () => {
    const events = desk.simulator.control.identity.audit().map((event) => event.eventName);
    expect([...new Set(events)].toSorted()).toEqual(
      expect.arrayContaining(['Authenticate', 'CreateToken', 'UserAuthentication']) as string[],
    );
  });
});
