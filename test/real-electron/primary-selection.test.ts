import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchSelection } from './desktop/selection-program.ts';
import { offerSelection, readSelection, readSelections } from './desktop/selections.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, selectedRow, signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';

/** The primary selection is what the middle button pastes; Chromium offers there what is copied. */
describe('copied credentials and the primary selection', () => {
  let scenario: Scenario;
  let app: RealApp;
  beforeAll(async () => {
    scenario = await setScenario('primary-selection');
    app = scenario.startApp();
    await signIn(scenario, app);
  });
  afterAll(async () => {
    await scenario.close();
  });

  const copied = (): Promise<string> =>
    until('the copied lines', async () => {
      const text = await readSelection(scenario.desktop, 'clipboard');
      return text.includes('AWS_SECRET_ACCESS_KEY') && text;
    });

  /** Presses keys on a role of payments-dev in the window, which goes by itself once it has copied. */
  const use = async (permissionSet: string, keys: string): Promise<void> => {
    const page = await openWindow(app);
    await scenario.desktop.screen.press('ctrl+f');
    await scenario.desktop.screen.type(`payments-dev ${permissionSet}`);
    await until('the role', async () => {
      const row = (await selectedRow(page)).toLowerCase();
      return row.startsWith('payments-dev') && row.includes(permissionSet);
    });
    await scenario.desktop.screen.press(keys);
    await app.hidden();
  };

  it('no program gets them there, however fast it asks', async () => {
    const { desktop } = scenario;
    const given = await watchSelection(desktop, 'primary');
    await offerSelection(desktop, 'primary', 'selected before');
    await until('the watching program has seen it', () => given().includes('selected before'));
    await use('readonly', 'ctrl+c');
    await copied();
    await offerSelection(desktop, 'primary', 'selected since');
    // It is told of changes in their order, so that it has asked for all before this one.
    await until('the watching program has seen it', () => given().includes('selected since'));
    expect(given().filter((text) => text !== '')).toEqual(['selected before', 'selected since']);
  });

  it('the next copy leaves none of the one before there, which is taken out as well when it comes back', async () => {
    const { desktop } = scenario;
    const earlier = await copied();
    await offerSelection(desktop, 'primary', earlier);
    await use('power', 'ctrl+c');
    const copiedNext = await copied();
    const afterCopying = await readSelection(desktop, 'primary');
    await offerSelection(desktop, 'primary', earlier);
    const page = await openWindow(app);
    await app.click(page.getByRole('button', { name: 'Clear now' }));
    await page.getByText(/^Copied\. Clears in/u).waitFor({ state: 'detached' });
    expect({ isOther: copiedNext !== earlier, afterCopying, left: await readSelections(desktop) }).toEqual({
      isOther: true,
      afterCopying: '',
      left: { clipboard: '', primary: '' },
    });
  });

  it('quitting takes them out of a program that has selected them, whatever was copied meanwhile', async () => {
    const { desktop } = scenario;
    await app.tray.activate();
    await app.hidden();
    await use('readonly', 'ctrl+c');
    const credentials = await copied();
    await use('readonly', 'ctrl+shift+a');
    await until('the account id', async () => /^\d{12}$/u.test(await readSelection(desktop, 'clipboard')));
    await offerSelection(desktop, 'primary', credentials);
    const code = await app.quit();
    expect({ code, primary: await readSelection(desktop, 'primary') }).toEqual({ code: 0, primary: '' });
  });
});
