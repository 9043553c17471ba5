import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Desktop } from './desktop/desktop.ts';
import { keyringPassword } from './desktop/keyring.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { signIn } from './support/steps.ts';
import { until } from './support/until.ts';

/** The titles of GNOME's prompts, by libgcr. */
const prompts = /^(Unlock .*Keyring|New Keyring Password)$/u;

describe('the keyring of the desktop', () => {
  let scenario: Scenario;
  afterEach(async () => {
    await scenario.close();
  });

  const vaultOf = (app: RealApp): string => join(app.profile, 'secrets.vault');
  const begins = async (app: RealApp): Promise<string> =>
    Buffer.from(await readFile(vaultOf(app), 'utf8'), 'base64')
      .subarray(0, 3)
      .toString();

  it('is not there: sign-ins stay in memory, the window says so, and the next start is signed out', async () => {
    scenario = await setScenario('keyring-none', { desktop: { keyring: 'none' } });
    let app = scenario.startApp();
    const page = await app.page();
    await page.getByText(/no keychain Latchkey can trust/u).waitFor();
    await scenario.picture('first-page');
    await signIn(scenario, app);
    const isWritten = existsSync(vaultOf(app));
    await app.quit();
    app = scenario.startApp();
    await app.tray.shown();
    expect({ isWritten, tooltip: await app.tray.tooltip() }).toEqual({
      isWritten: false,
      tooltip: 'Latchkey: signed out',
    });
  });

  it('is locked: the window comes before its prompt, and the password opens it', async () => {
    scenario = await setScenario('keyring-locked', { desktop: { keyring: 'locked' } });
    const app = scenario.startApp();
    await promptOf(scenario.desktop);
    const titles = await shownTitles(scenario.desktop);
    await scenario.picture('prompt');
    await scenario.desktop.screen.type(keyringPassword);
    await scenario.desktop.screen.press('Return');
    await noPrompt(scenario.desktop);
    await app.focused();
    await signIn(scenario, app);
    expect({ window: titles.includes('Latchkey'), begins: await begins(app) }).toEqual({ window: true, begins: 'v11' });
  });
});

async function shownTitles(desktop: Desktop): Promise<string[]> {
  // A window that goes meanwhile ends the search with an error.
  const ids = (await desktop.run('xdotool', ['search', '--onlyvisible', '--name', '.']).catch(() => ''))
    .trim()
    .split('\n');
  return Promise.all(
    ids.map((id) =>
      desktop.run('xdotool', ['getwindowname', id]).then(
        (name) => name.trim(),
        () => '',
      ),
    ),
  );
}

async function promptOf(desktop: Desktop): Promise<void> {
  await until("the keyring's prompt", async () => (await shownTitles(desktop)).some((title) => prompts.test(title)));
}

async function noPrompt(desktop: Desktop): Promise<void> {
  await until('no prompt', async () => (await shownTitles(desktop)).every((title) => !prompts.test(title)));
}
