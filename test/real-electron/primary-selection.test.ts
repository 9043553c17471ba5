import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { watchSelection } from './desktop/selection-program.ts';
import { offerSelection, readSelection, readSelections } from './desktop/selections.ts';
import type { RealApp } from './support/real-app.ts';
import { setScenario, type Scenario } from './support/scenario.ts';
import { openWindow, selectedRow, signIn } from './support/steps.ts';
import { until } from './support/until.ts';

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

  it('no program gets them there, however fast it asks', async () => {
    const { desktop } = scenario;
    const given = await watchSelection(desktop, 'primary');
    await offerSelection(desktop, 'primary', 'selected before');
    await until('the watching program has seen it', () => given().includes('selected before'));
    const page = await openWindow(app);
    await desktop.screen.type('payments-dev readonly');
    await until('the role', async () => (await selectedRow(page)).startsWith('payments-dev'));
    await desktop.screen.press('ctrl+c');
    await copied();
    await offerSelection(desktop, 'primary', 'selected since');
    // It is told of changes in their order, so that it has asked for all before this one.
    await until('the watching program has seen it', () => given().includes('selected since'));
    expect(given().filter((text) => text !== '')).toEqual(['selected before', 'selected since']);
  });

  it('quitting takes them out of a program that has selected them meanwhile', async () => {
    await offerSelection(scenario.desktop, 'primary', await copied());
    const code = await app.quit();
    expect({ code, left: await readSelections(scenario.desktop) }).toEqual({
      code: 0,
      left: { clipboard: '', primary: '' },
    });
  });
});
