/** What a person does again and again, with real keys in the real window. */
import type { Page } from 'playwright-core';
import { until } from '../../harness/until.ts';
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
  await whenListIsWhole(await app.page(), timeoutMs);
}

/** Waits until the roles of every account have been read. */
export async function whenListIsWhole(page: Page, timeoutMs = 30_000): Promise<void> {
  await page.getByText('All accounts', { exact: true }).waitFor();
  await page.getByRole('progressbar').waitFor({ state: 'detached', timeout: timeoutMs });
}

/** Brings the window into view by a click on the tray's icon, unless it is; its search then has the keyboard. */
export async function openWindow(app: RealApp): Promise<Page> {
  if ((await app.windows()).every(({ title }) => title !== 'Latchkey')) await app.tray.activate();
  await app.focused();
  const page = await app.page();
  await page.getByRole('combobox').and(page.locator(':focus')).waitFor();
  return page;
}

/** Says yes to the production guard, which takes no press in its first moment. */
export async function confirmGuard({ desktop }: Scenario, app: RealApp): Promise<void> {
  const question = (await app.page()).getByRole('alertdialog');
  await question.waitFor();
  await app.focused();
  await until('the question is answered', async () => {
    await desktop.screen.press('ctrl+Return');
    return (await question.count()) === 0;
  });
}

/** What the selected row is read out as; empty where none is. */
export async function selectedRow(page: Page): Promise<string> {
  const rows = await page.getByRole('option', { selected: true }).all();
  return (await rows[0]?.getAttribute('aria-label')) ?? '';
}
