import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { menuShape } from './desktop/menu-shape.ts';
import { readSelections } from './desktop/selections.ts';
import { localLink } from '../harness/local-link.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, selectedRow, signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';

const label = 'payments-prod, ReadOnlyAccess (Production)';
const actions = ['Open console', 'Open console at…', 'Open a terminal', 'Copy for bash and zsh', 'Copy as…'];

describe('roles in the menu of the tray', () => {
  let scenario: Scenario;
  let app: RealApp;
  let accountId: string;
  /** The menu once `isThere` finds in it what is waited for. */
  const menu = (what: string, isThere: (text: string) => boolean): Promise<ReturnType<typeof menuShape>> =>
    until(what, async () => {
      const shape = menuShape((await app.tray.menu()).entries);
      return isThere(JSON.stringify(shape)) && shape;
    });
  const isRole = (entry: unknown): entry is [string, string[]] => Array.isArray(entry) && entry[0] === label;
  beforeAll(async () => {
    scenario = await setScenario('tray-menu');
    accountId = scenario.simulator.control.accounts().find(({ name }) => name === 'payments-prod')?.id ?? '';
    app = scenario.startApp();
    await signIn(scenario, app);
    await scenario.simulator.control.whenAsked('ListAccountRoles', 5);
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('come there with Ctrl+D', async () => {
    const page = await openWindow(app);
    await scenario.desktop.screen.type('payments-prod readonly');
    await until('the role is selected', async () =>
      (await selectedRow(page)).startsWith('payments-prod, Production, R'),
    );
    await scenario.desktop.screen.press('ctrl+d');
    const shape = await menu('the pinned role', (text) => text.includes(label));
    await scenario.desktop.screen.press('Escape');
    await page.getByText('Pinned', { exact: true }).first().waitFor();
    await scenario.picture('pinned');
    expect(shape).toEqual([
      expect.stringMatching(/^\(Northwind: signed in since \d\d:\d\d.*\)$/u),
      '---',
      'Open Latchkey',
      '---',
      [label, ['(Credentials: none yet)', '---', ...actions]],
      '---',
      'Settings',
      'Quit',
    ]);
  });

  it('open their console from there, in the browser', async () => {
    await app.tray.choose(label, 'Open console');
    // The first tab was that of the sign-in.
    const console = await scenario.browser.nextTab();
    await scenario.tabPicture('console', console);
    const facts = await Promise.all(['account-id', 'role-name'].map((fact) => console.locator(`#${fact}`).innerText()));
    const [, link = 'none'] = await scenario.browser.opened();
    expect({ facts, link }).toEqual({
      facts: [accountId, 'ReadOnlyAccess'],
      link: expect.stringMatching(localLink) as string,
    });
  });

  it('say until when their credentials are good', async () => {
    const shape = await menu('the end of the credentials', (text) => text.includes('Credentials: until'));
    expect(shape.find(isRole)?.[1]).toEqual([
      expect.stringMatching(/^\(Credentials: until \d\d:\d\d.*\)$/u),
      '---',
      ...actions,
    ]);
  });

  it('are copied from there', async () => {
    await app.tray.choose(label, 'Copy for bash and zsh');
    const copied = await until('the copied lines', async () => {
      const { clipboard, primary } = await readSelections(scenario.desktop);
      return clipboard !== '' && { lines: clipboard.split('\n'), primary };
    });
    await scenario.picture('copied-from-the-tray');
    const strange = copied.lines.filter((line) => line !== '' && !/^ export AWS_\w+='[^']+'$/u.test(line));
    expect({ strange, count: copied.lines.length, primary: copied.primary }).toEqual({
      strange: [],
      count: 7,
      primary: '',
    });
  });

  it('cannot be chosen once access was removed', async () => {
    scenario.simulator.control.removeAssignment(accountId, 'ReadOnlyAccess');
    const page = await openWindow(app);
    await scenario.desktop.screen.press('ctrl+r');
    const removed = `(${label}: access removed)`;
    const shape = await menu('the removed role', (text) => text.includes(removed));
    await page.getByText('Access removed').first().waitFor();
    await scenario.picture('access-removed');
    expect({ entries: shape.filter((entry) => entry === removed), submenu: shape.find(isRole) }).toEqual({
      entries: [removed],
      submenu: undefined,
    });
  });

  it('leave with Ctrl+D, and stay among those used last', async () => {
    const page = await openWindow(app);
    await until('the removed role is selected', async () => (await selectedRow(page)).includes('access removed'));
    await scenario.desktop.screen.press('ctrl+d');
    const shape = await menu('the menu of roles used last', (text) => text.includes('Recent'));
    expect(shape.slice(3)).toEqual(['---', ['Recent', [`(${label}: access removed)`]], '---', 'Settings', 'Quit']);
  });
});
