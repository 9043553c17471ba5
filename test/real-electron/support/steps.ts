/** What a person does again and again, with real keys in the real window. */
import type { Page } from 'playwright-core';
import type { RealApp } from './real-app.ts';
import type { Scenario } from './scenario.ts';

/** Types the organisation into the first page, which has the keyboard, and sends it off. */
export async function addOrganisation(
  { desktop, simulator }: Scenario,
  app: RealApp,
  name = 'Northwind',
): Promise<void> {
  const page = await app.page();
  await page.getByLabel('Portal address').and(page.locator(':focus')).waitFor();
  await app.window();
  await desktop.screen.type(simulator.startUrl);
  await desktop.screen.press('Tab');
  await desktop.screen.type(simulator.region);
  await desktop.screen.press('Tab');
  await desktop.screen.type(name);
  await desktop.screen.press('Return');
}

/** Approves the sign-in in the browser, which comes back to the app by itself. */
export async function approveInBrowser({ browser }: Scenario): Promise<Page> {
  const tab = await browser.nextTab();
  await tab.locator('#Allow').click();
  await tab.waitForURL(/^http:\/\/127\.0\.0\.1:/u);
  return tab;
}

/** Adds the organisation, signs in through the browser, and waits up to `timeoutMs` for the whole list. */
export async function signIn(scenario: Scenario, app: RealApp, timeoutMs = 30_000): Promise<void> {
  await addOrganisation(scenario, app);
  const tab = await approveInBrowser(scenario);
  await tab.close();
  const page = await app.page();
  await page.getByText('All accounts', { exact: true }).waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: timeoutMs });
}
