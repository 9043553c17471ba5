import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { localLink } from '../harness/local-link.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { addOrganisation, approveInBrowser, selectedRow } from './support/steps.ts';
import { until } from '../harness/until.ts';

const accounts = 212;
/** What the browser may be given for a console: no sign-in link, which holds a secret. */
/** What the second row of the search is read out as. */
const row = /^(?<name>[^,]+), Production, (?<role>\w+), account (?<id>[\d ]+), /u;

describe('an organisation of 212 accounts', () => {
  let scenario: Scenario;
  let app: RealApp;
  let page: Page;
  let chosen: Readonly<Record<string, string>>;
  let console: Page;
  beforeAll(async () => {
    scenario = await setScenario('two-hundred-accounts', { organisation: { accounts } });
    app = scenario.startApp();
    page = await app.page();
    await addOrganisation(scenario, app);
    await (await approveInBrowser(scenario)).close();
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('fills the list with every account, and says how far it is', async () => {
    const progress = page.getByRole('progressbar', { name: 'Accounts read' });
    const seen = new Set<number>();
    await until(
      'the whole list',
      async () => {
        const done = await progress.getAttribute('aria-valuenow', { timeout: 250 }).catch(() => null);
        if (done !== null) seen.add(Number(done));
        return seen.size > 0 && done === null && (await progress.count()) === 0;
      },
      60_000,
    );
    await page.getByText('All accounts', { exact: true }).waitFor();
    await scenario.picture('list');
    const rows = Number(await page.getByRole('option').first().getAttribute('aria-setsize'));
    const steps = [...seen];
    expect({ rows, rises: steps.length > 1 && steps.toSorted((one, other) => one - other) }).toEqual({
      rows: accounts,
      rises: steps,
    });
  });

  it('finds a role by typed letters', async () => {
    await scenario.desktop.screen.type('prod readonly');
    await until('the best match is selected', async () => /ReadOnlyAccess/u.test(await selectedRow(page)));
    await scenario.picture('search');
    const names = await page.getByRole('option').evaluateAll((rows) => rows.map((one) => one.ariaLabel ?? ''));
    expect(names.filter((name) => !/prod.*ReadOnlyAccess/iu.test(name))).toEqual([]);
  });

  it('moves through what was found with the arrow keys', async () => {
    const names = await page.getByRole('option').evaluateAll((rows) => rows.map((one) => one.ariaLabel ?? ''));
    const { screen } = scenario.desktop;
    const first = await selectedRow(page);
    await screen.press('Down', 'Down');
    await until('the third row', async () => (await selectedRow(page)) === names[2]);
    await screen.press('Up');
    const second = await until('the second row', async () => (await selectedRow(page)) === names[1] && names[1]);
    await scenario.picture('second-row');
    chosen = row.exec(second)?.groups ?? {};
    expect(first).toBe(names[0]);
  });

  it('opens the console of that role with Enter, and goes out of the way', async () => {
    await scenario.desktop.screen.press('Return');
    console = await scenario.browser.nextTab();
    await app.hidden();
    await scenario.tabPicture('console', console);
    const [name, id, role] = await Promise.all(
      ['account-name', 'account-id', 'role-name'].map((fact) => console.locator(`#${fact}`).innerText()),
    );
    expect({ name, id, role }).toEqual({ ...chosen, id: chosen['id']?.replaceAll(' ', '') });
  });

  it('gave the browser a link of this computer without any secret, which works once', async () => {
    const [, link = 'none', ...more] = await scenario.browser.opened();
    const secrets = scenario.simulator.control.secrets();
    const again = await fetch(link, { redirect: 'manual' }).then(
      ({ status }) => String(status),
      () => 'no answer',
    );
    expect({
      link,
      more,
      found: secrets.filter(({ value }) => link.includes(value)),
      consoleWasASecret: secrets.some(({ kind }) => kind === 'signinToken'),
      again,
    }).toEqual({
      link: expect.stringMatching(localLink) as string,
      more: [],
      found: [],
      consoleWasASecret: true,
      again: expect.stringMatching(/^(404|no answer)$/u) as string,
    });
  });
});
