import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { heardEnvironment, startScreenReader, type ScreenReader } from './desktop/screen-reader.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { addOrganisation, approveInBrowser, openWindow, whenListIsWhole } from './support/steps.ts';

const readOnly = 'payments-prod, Production, ReadOnlyAccess, account 1111 2222 3333, no credentials held';
const development = 'payments-dev, Development, ReadOnlyAccess, account 1111 2222 5555, no credentials held';
const administrator = 'payments-prod, Production, AdministratorAccess, account 1111 2222 3333, no credentials held';

/** As Orca reads it: over AT-SPI, with the bus switched on as Orca does, not by a switch of Chromium's. */
describe('what a screen reader is told', () => {
  let scenario: Scenario;
  let reader: ScreenReader;
  let app: RealApp;
  /** AT-SPI calls a program after its executable. */
  const application = 'electron';
  const press = (...keys: string[]): Promise<void> => scenario.desktop.screen.press(...keys);
  beforeAll(async () => {
    scenario = await setScenario('screen-reader');
    reader = await startScreenReader(scenario.desktop);
    app = scenario.startApp({ env: heardEnvironment });
  });
  afterAll(async () => {
    await scenario.close();
  });

  it('the window by its name, and its first field with what to write there', async () => {
    await reader.hears('the first field', ({ last }) => last?.name === 'Portal address');
    const activated = reader.events().find(({ type }) => type === 'window:activate');
    expect({ window: activated?.source?.name, role: activated?.source?.role, field: reader.last }).toMatchObject({
      window: 'Latchkey',
      role: 'frame',
      field: { role: 'entry', description: expect.stringContaining('awsapps.com/start') as string },
    });
  });

  it('how the sign-in goes, and not each second that is left of it', async () => {
    await addOrganisation(scenario, app);
    await reader.hears('two seconds of the countdown', (heard) => countdown(heard).length > 1);
    const tab = await approveInBrowser(scenario);
    await tab.close();
    await reader.hears('the end of the sign-in', ({ announced }) => announced.includes('Signed in to Northwind'));
    expect({
      steps: reader.announced.filter((sentence) => /^Waiting|^The browser is back/u.test(sentence)),
      seconds: reader.announced.filter((sentence) => /\d:\d\d/u.test(sentence)),
    }).toEqual({
      steps: ['Waiting for the browser', 'The browser is back. Asking AWS for the sign-in…'],
      seconds: [],
    });
  });

  it('the search as a combobox, and each row that the arrows reach as a whole, with its place', async () => {
    await whenListIsWhole(await app.page());
    const [search] = await reader.parts(application, 'combo box');
    reader.forget();
    // One after the other: of what changes within a frame Chromium tells the last.
    await press('Down');
    await reader.hears('the first row', ({ focused }) => focused.length > 0);
    await press('Down');
    await reader.hears('the second row', ({ focused }) => focused.length > 1);
    expect({ search: search?.name, rows: reader.focused }).toEqual({
      search: 'Search accounts, roles and ids',
      rows: [
        'log-archive, Shared, AdministratorAccess, account 5555 6666 7777, no credentials held, list item, 2 of 30',
        'log-archive, Shared, DatabaseOperator, account 5555 6666 7777, no credentials held, list item, 3 of 30',
      ],
    });
  });

  it('how many roles a search finds, once, and the first of them', async () => {
    await searchFor('payments-prod readonly', readOnly);
    expect(counts()).toEqual(['1 role']);
    await press('ctrl+a');
    await searchFor('payments-dev readonly', development);
    expect(counts()).toEqual(['1 role']);
    await press('ctrl+a');
    await searchFor('payments-prod readonly', readOnly);
  });

  it('a sheet as a dialog with its name, its first action, and then the row again', async () => {
    await (await app.page()).locator('.search [role=status]').getByText(/\S/u).waitFor({ state: 'detached' });
    reader.forget();
    await press('ctrl+k');
    await reader.hears('the first action', ({ focused }) =>
      focused.at(-1)?.startsWith('Open console, list item, 1 of'),
    );
    const [dialog] = await reader.parts(application, 'dialog');
    reader.forget();
    await press('Escape');
    await reader.hears('the row again', ({ last }) => last?.name === readOnly);
    expect({
      name: dialog?.name,
      isModal: dialog?.states.includes('modal'),
      counts: counts(),
    }).toEqual({
      name: 'Actions for payments-prod, ReadOnlyAccess, account 1111 2222 3333',
      isModal: true,
      counts: [],
    });
  });

  it('the guard as an alert that says what it is about, with the harmless answer first', async () => {
    await press('ctrl+a');
    await searchFor('payments-prod administrator', administrator);
    reader.forget();
    await press('Return');
    await reader.hears('the harmless answer', ({ last }) => last?.name === 'Go back');
    const [alert] = await reader.parts(application, 'alert');
    await scenario.picture('guard');
    await press('Escape');
    await reader.hears('the row again', ({ last }) => last?.name === administrator);
    expect({ name: alert?.name, description: alert?.description }).toEqual({
      name: 'Open console with AdministratorAccess?',
      description:
        'Account payments-prod Account id 1111 2222 3333 Permission set AdministratorAccess ' +
        'Organisation Northwind Opens in your default browser',
    });
  });

  it('what was copied, once, and not the seconds until it is cleared', async () => {
    await press('ctrl+a');
    await searchFor('payments-prod readonly', readOnly);
    reader.forget();
    await press('ctrl+c');
    await reader.hears('that it was copied', ({ announced }) => announced.includes('Copied'));
    await app.hidden();
    const page = await openWindow(app);
    const left = await page.getByText(/^Copied\. Clears in \d+ s$/u).innerText();
    await page.getByText(left, { exact: true }).waitFor({ state: 'detached' });
    // "Copying…" is said before, where it takes a moment.
    expect(reader.announced.filter((sentence) => !sentence.startsWith('Copying'))).toEqual(['Copied']);
  });

  it('the window of the settings by its name', async () => {
    await press('ctrl+comma');
    await app.focused('Latchkey settings');
    await reader.hears('its window', (heard) =>
      heard.events().some(({ type, source }) => type === 'window:activate' && source?.name === 'Latchkey settings'),
    );
    const frames = await reader.parts(application, 'frame');
    expect(frames.map(({ name }) => name).toSorted()).toEqual(['Latchkey', 'Latchkey settings']);
  });

  async function searchFor(words: string, row: string): Promise<void> {
    reader.forget();
    await scenario.desktop.screen.type(words);
    await reader.hears(`the row ${row}`, ({ last }) => last?.name === row);
    await reader.hears('how many there are', () => counts().includes('1 role'));
  }

  /** How many roles were said to be found. */
  function counts(): string[] {
    return reader.announced.filter((sentence) => /^\d+ roles?$/u.test(sentence));
  }

  /** What changed in the time that is left. */
  function countdown(heard: ScreenReader): string[] {
    return heard
      .events()
      .filter(({ type, source }) => type === 'object:text-changed:insert' && source?.role === 'timer')
      .map(({ text }) => text);
  }
});
