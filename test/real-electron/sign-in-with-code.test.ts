import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { localLink, whereLinkLeads } from '../harness/local-link.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { addOrganisation } from './support/steps.ts';

describe('signing in with a code', () => {
  let scenario: Scenario;
  let app: RealApp;
  let page: Page;
  let approval: Page;
  let code: string;
  beforeAll(async () => {
    scenario = await setScenario('sign-in-with-code');
    app = scenario.startApp();
    page = await app.page();
    await addOrganisation(scenario, app);
    await page.getByText('Waiting for the browser').waitFor();
    // The tab of the other way, which the person leaves as it is.
    await scenario.browser.nextTab();
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('shows a code at Ctrl+D, and the browser the same one', async () => {
    await scenario.desktop.screen.press('ctrl+d');
    const shown = page.getByText(/^[A-Z]{4}-[A-Z]{4}$/u).first();
    await shown.waitFor();
    code = await shown.innerText();
    approval = await scenario.browser.nextTab();
    await scenario.picture('code');
    await scenario.tabPicture('approval-page', approval);
    expect(await approval.locator('#user-code').innerText()).toBe(code);
  });

  it('shows all of it without scrolling', async () => {
    await page.getByText(/^Checked /u).waitFor();
    await scenario.picture('code-checked');
    const scrolled = page
      .locator('main, div')
      .evaluateAll((parts) =>
        parts.filter((part) => part.scrollHeight > part.clientHeight && getComputedStyle(part).overflowY === 'auto'),
      );
    expect(await scrolled).toEqual([]);
  });

  it('tells the window and the tray once the person has approved it in the browser', async () => {
    await approval.locator('#Allow').click();
    await approval.locator('#outcome[data-outcome="approved"]').waitFor();
    await page.getByText('Signed in to Northwind', { exact: true }).first().waitFor();
    await page.getByText('All accounts', { exact: true }).waitFor();
    await scenario.picture('signed-in');
    expect(await app.tray.tooltip()).toMatch(/^Latchkey: Northwind, signed in since \d\d:\d\d/u);
  });

  it('gave the browser a link of this computer, which leads to the code and holds no secret', async () => {
    const [, link = 'none'] = await scenario.browser.opened();
    const address = await whereLinkLeads(link);
    const secrets = scenario.simulator.control.secrets();
    expect({ found: secrets.filter(({ value }) => address.includes(value)), link, address }).toEqual({
      found: [],
      link: expect.stringMatching(localLink) as string,
      address: expect.stringMatching(new RegExp(`\\?user_code=${code}$`, 'u')) as string,
    });
  });
});
