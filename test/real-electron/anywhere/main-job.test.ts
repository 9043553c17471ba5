import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startIdentityCenter, type RunningIdentityCenter } from '../../identity-center/start.ts';
import { whereLinkLeads } from '../../harness/local-link.ts';
import { launch, type Launched } from '../support/launch.ts';
import { answerOf, chooseOfFirstRole, openedLink, watchOutside } from '../support/outside.ts';

/** The main job on real Electron, on the clock of the machine; each step builds on the one before. */
describe('from the first page to the console and the clipboard', () => {
  const started = new AsyncDisposableStack();
  let simulator: RunningIdentityCenter;
  let launched: Launched;
  let page: Page;
  beforeAll(async () => {
    simulator = await startIdentityCenter({ accounts: 5, seed: 7 });
    started.defer(() => simulator.close());
    const base = `${simulator.url}/{region}`;
    launched = await launch('.', {
      AWS_ENDPOINT_URL_SSO: base,
      AWS_ENDPOINT_URL_SSO_OIDC: base,
      AWS_ENDPOINT_URL_STS: base,
      LATCHKEY_SIGNIN_URL: base,
    });
    started.defer(() => launched.close());
    await watchOutside(launched.app);
    // As starting the app once more does: the way in where no tray is shown.
    await launched.app.evaluate(({ app }) => app.emit('activate'));
    page = await launched.app.firstWindow();
  });
  afterAll(() => started.disposeAsync());

  it('adds the organisation and signs in with the code it shows', async () => {
    await page.getByLabel('Portal address').fill(simulator.startUrl);
    await page.getByLabel('Region').fill(simulator.region);
    await page.keyboard.press('Enter');
    await page.getByText('Waiting for the browser').waitFor();
    await openedLink(launched.app, 0);
    await page.getByRole('button', { name: 'Use a code' }).click();
    const shown = await page.locator('.code [aria-hidden="true"]').innerText();
    const link = await openedLink(launched.app, 1);
    const leadsTo = await whereLinkLeads(link);
    simulator.control.approveDevice(shown);
    await page.getByRole('combobox').waitFor();
    expect(leadsTo).toContain(shown);
  });

  it('lists every account', async () => {
    await page.keyboard.type('readonly');
    await page.getByText(`${simulator.control.accounts().length} roles`).waitFor();
    expect(await page.getByRole('option').count()).toBeGreaterThan(0);
  });

  it('opens the console of the pinned role from the tray', async () => {
    await page.keyboard.press('ControlOrMeta+d');
    await page.keyboard.press('Escape');
    await page.getByText('Pinned').first().waitFor();
    const role = await chooseOfFirstRole(launched.app, 'Open console');
    const console = await (await fetch(await openedLink(launched.app, 2))).text();
    const account = simulator.control.accounts().find(({ name }) => role.startsWith(`${name ?? ''},`));
    expect(console.replaceAll(/(?<=\d)[ -](?=\d)/gu, '')).toContain(account?.id ?? 'no account');
  });

  it('copies lines for a shell', async () => {
    await chooseOfFirstRole(launched.app, 'Copy for bash and zsh');
    const read = () =>
      launched.app.evaluate(async ({ clipboard }) => {
        let text = await clipboard.readText();
        while (!text.includes('AWS_SESSION_TOKEN')) {
          await new Promise((resolve) => setTimeout(resolve, 50));
          text = await clipboard.readText();
        }
        return text;
      });
    const copied = await answerOf(read);
    expect(copied.split('\n').filter((line) => line !== '' && !line.startsWith(' export AWS_'))).toEqual([]);
  });
});
