import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { startRecordingProxy, type RecordingProxy } from './desktop/recording-proxy.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, selectedRow, signIn, whenListIsWhole } from './support/steps.ts';
import { until } from '../harness/until.ts';

const accountsPath = '/assignment/accounts';
const account = (accountId: string, accountName: string) => ({ accountId, accountName, emailAddress: 'a@example.com' });
const development = account('111122223333', 'Development');
const longName = `Archive ${'of everything '.repeat(50)}`.slice(0, 600);
const firstPage = [development, account('555566667777', longName), account('12345678901', 'eleven digits')];
const laterPage = [development, account('777788889999', 'Storefront')];
const roles = ['ReadOnlyAccess', 'ReadOnlyAccess', 'PowerUserAccess'].map((roleName) => ({ roleName }));
const leftOut = 'One entry of the list of Northwind could not be read and is left out. Everything else is there.';
const mistake = 'Latchkey made a mistake';

describe('A3, C2, H1, H2: lists with something odd in them, and one that is refused', () => {
  let scenario: Scenario;
  let proxy: RecordingProxy;
  let app: RealApp;
  let page: Page;
  beforeAll(async () => {
    scenario = await setScenario('odd-lists');
    proxy = await startRecordingProxy();
    listOddly();
    app = scenario.startApp({ switches: proxy.switches });
    await signIn(scenario, app);
    page = await openWindow(app);
  });
  afterAll(async () => {
    await scenario.close();
    await proxy.close();
  });

  /** What AWS lists from now on. */
  function listOddly(): void {
    const { control } = scenario.simulator;
    const body = (path: string, answer: object, of: { page?: 'first' | 'later' } = {}): void => {
      control.addFault({ kind: 'body', status: 200, path, body: JSON.stringify(answer), ...of });
    };
    body(accountsPath, { accountList: firstPage, nextToken: 'later' }, { page: 'first' });
    body(accountsPath, { accountList: laterPage, nextToken: null }, { page: 'later' });
    body('/assignment/roles', { roleList: roles, nextToken: null });
  }

  /** Each row as it is read out, without its state. */
  const rows = async (): Promise<string[]> => {
    const all = await page.getByRole('option').evaluateAll((options) => options.map((row) => row.ariaLabel ?? ''));
    return all.map((row) => row.replace(/, (no credentials|credentials|\d+ roles?).*$/u, ''));
  };
  const rowsWhen = async (what: string, count: number): Promise<string[]> =>
    until(what, async () => {
      const found = await rows();
      return found.length === count && found;
    });
  const said = async (): Promise<boolean> => (await page.getByText(mistake).count()) > 0;

  it('A3: each account and permission set is there once, and one line tells what was left out', async () => {
    await page.getByText(leftOut).waitFor();
    await scenario.picture('list');
    const found = await rows();
    const ids = found.filter((row) => !row.includes('Access')).map((row) => /[\d ]{14}$/u.exec(row)?.[0]);
    const ofOne = found.filter((row) => row.startsWith('Development') && row.includes('Access'));
    expect({ ids, ofOne, lines: await page.getByText('left out').count(), mistake: await said() }).toEqual({
      ids: ['5555 6666 7777', '1111 2222 3333', '7777 8888 9999'],
      ofOne: [
        'Development, Development, PowerUserAccess, account 1111 2222 3333',
        'Development, Development, ReadOnlyAccess, account 1111 2222 3333',
      ],
      lines: 1,
      mistake: false,
    });
  });

  it('H2: search finds, and cleared it shows everything again', async () => {
    const before = await rows();
    await page.getByRole('combobox').and(page.locator(':focus')).waitFor();
    await scenario.desktop.screen.type('storefront readonly');
    const found = await rowsWhen('what was found', 1);
    await scenario.picture('search');
    await scenario.desktop.screen.press('Escape');
    const cleared = await rowsWhen('all rows', before.length);
    expect({ found, cleared }).toEqual({
      found: ['Storefront, Not set, ReadOnlyAccess, account 7777 8888 9999'],
      cleared: before,
    });
  });

  it('C2: credentials refused of an account whose name has 600 characters are told in a sentence that ends', async () => {
    scenario.simulator.control.addFault({ kind: 'deny', path: '/federation/credentials' });
    await scenario.desktop.screen.type('archive power');
    await until('the role', async () => (await selectedRow(page)).includes('PowerUserAccess, account 5555 6666 7777'));
    await scenario.desktop.screen.press('ctrl+c');
    const refused = page.getByText(/is not assigned to you any more/u).first();
    await refused.waitFor();
    await scenario.picture('refused');
    const sentence = await refused.innerText();
    await scenario.desktop.screen.press('Escape');
    expect({ sentence, mistake: await said() }).toEqual({
      sentence: expect.stringMatching(
        /^PowerUserAccess in Archive of everything .{1,60}… is not assigned to you any more\. Reload the list, or ask your administrator\.$/u,
      ) as string,
      mistake: false,
    });
  });

  it('H1: a refusal with a request id of 101 characters is told, and the list stays', async () => {
    const before = await rows();
    proxy.answerAt(accountsPath, {
      status: 403,
      headers: {
        'content-type': 'application/json',
        'x-amzn-errortype': 'ForbiddenException',
        'x-amzn-requestid': 'r'.repeat(101),
      },
      body: '{"message":"No access"}',
    });
    await scenario.desktop.screen.press('F5');
    await page.getByText('AWS did not let you read the accounts of Northwind. Ask your administrator.').waitFor();
    await scenario.picture('list-refused');
    expect({ rows: await rows(), mistake: await said() }).toEqual({ rows: before, mistake: false });
  });

  it('and after all that new rows come, in the same process', async () => {
    proxy.answerAt(accountsPath, null);
    scenario.simulator.control.removeFaults();
    const { pid } = app;
    await scenario.desktop.screen.press('F5');
    await page.getByText('payments-staging').first().waitFor();
    await whenListIsWhole(page);
    // Nothing is left out of this list.
    await page.getByText(leftOut).waitFor({ state: 'detached' });
    await scenario.desktop.screen.type('payments-staging security');
    const found = await rowsWhen('the new role', 1);
    await scenario.picture('new-rows');
    expect({ found, pid: app.pid, mistake: await said() }).toEqual({
      found: ['payments-staging, Staging, SecurityAudit, account 1111 2222 4444'],
      pid,
      mistake: false,
    });
  });
});
