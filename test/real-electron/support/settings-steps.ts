/** The window of the settings, by keys alone. */
import type { Page } from 'playwright-core';
import { until } from '../../harness/until.ts';
import type { Area } from '../desktop/hands.ts';
import type { RealApp } from './real-app.ts';
import type { Scenario } from './scenario.ts';
import { coloursOf, commonestOf } from './seen-pixels.ts';

export const settingsTitle = 'Latchkey settings';
export const settingsAddress = 'app://bundle/settings.html';

/** Goes to a page of it by Tab and Return. */
export async function openSettingsPage(scenario: Scenario, app: RealApp, name: string): Promise<void> {
  await goTo(scenario, app, name);
  await scenario.desktop.screen.press('Return');
  const page = await app.page(settingsAddress);
  await page.getByRole('heading', { name, exact: true }).first().waitFor();
}

/** Presses Tab until what is called so has the keyboard. */
export async function goTo({ desktop }: Scenario, app: RealApp, name: string): Promise<void> {
  await app.focused(settingsTitle);
  const page = await app.page(settingsAddress);
  await page.getByRole('navigation').waitFor();
  let before = await focusOf(page);
  await until(
    () => `${name} has the keyboard, after ${before.name}`,
    async () => {
      if (before.name === name) return true;
      await desktop.screen.press('Tab');
      before = await focusOf(page);
      return before.name === name;
    },
    20_000,
  );
}

/** The colour that most of a window has on the screen. */
export async function colourOfWindow({ desktop }: Scenario, app: RealApp, title: string): Promise<string> {
  const { x, y, width, height } = await app.window(title);
  return commonestOf(coloursOf(await desktop.screen.pixels({ x, y, width, height })));
}

/** What has the keyboard in a page, by its label or its text, and where, in DIPs. */
export async function focusOf(page: Page): Promise<{ readonly name: string; readonly box: Area }> {
  return page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const { x, y, width, height } = element.getBoundingClientRect();
    const labelled = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
    const label = labelled ? element.labels?.[0]?.textContent : undefined;
    const labelledBy = document.getElementById(element.getAttribute('aria-labelledby') ?? '')?.textContent;
    const name = element.ariaLabel ?? labelledBy ?? label ?? element.textContent;
    return { name: name.replaceAll(/\s+/gu, ' ').trim(), box: { x, y, width, height } };
  });
}
