import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startDesktop, type Desktop } from './desktop/desktop.ts';
import { clipboardHistory, findKlipper, startKlipper } from './desktop/klipper.ts';
import { offerWithHint } from './desktop/selection-program.ts';
import { offerSelection, readSelection } from './desktop/selections.ts';
import { isOlderElectron } from './support/electron-process.ts';
import { setScenario } from './support/scenario.ts';
import { signIn } from './support/steps.ts';
import { until } from '../harness/until.ts';

const klipper = (await findKlipper()) ?? '';
/** The name and the value by KDE (https://phabricator.kde.org/D12539). */
const hint = { name: 'x-kde-passwordManagerHint', value: 'secret' };

describe.skipIf(klipper === '')('a clipboard manager that heeds the hint of password managers, Klipper', () => {
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ keyring: 'none', panel: null });
    await startKlipper(desktop, klipper, true);
    await copyElsewhere(desktop, 'copied before');
  });
  afterAll(async () => {
    await desktop.close();
  });

  it('keeps what is copied, and not what is copied with the hint, which can be pasted', async () => {
    const asked = await offerWithHint(desktop, 'clipboard', 'with the hint', hint.value);
    await until('it has looked at the hint', () => asked().includes(hint.name));
    const pasted = await readSelection(desktop, 'clipboard');
    await copyElsewhere(desktop, 'copied since');
    expect({ pasted, clipboardHistory: await clipboardHistory(desktop) }).toEqual({
      pasted: 'with the hint',
      clipboardHistory: ['copied since', 'copied before'],
    });
  });

  it('keeps what is offered as the selection, where there is no hint', async () => {
    await offerSelection(desktop, 'primary', 'selected');
    await until('it is kept', async () => (await clipboardHistory(desktop)).includes('selected'));
  });
});

describe.skipIf(klipper === '' || isOlderElectron())('copied credentials', () => {
  it('carry the hint, so that the clipboard manager keeps nothing of them', async () => {
    const scenario = await setScenario('clipboard-manager');
    onTestFinished(() => scenario.close());
    const { desktop } = scenario;
    await startKlipper(desktop, klipper, true);
    const app = scenario.startApp();
    await signIn(scenario, app);
    await desktop.screen.type('readonly');
    await (await app.page()).getByRole('option', { selected: true, name: /ReadOnlyAccess/u }).waitFor();
    await desktop.screen.press('ctrl+c');
    await until('credentials on the clipboard', async () => isSecret(await readSelection(desktop, 'clipboard')));
    const formats = await desktop.run('xclip', ['-selection', 'clipboard', '-out', '-target', 'TARGETS']);
    await copyElsewhere(desktop, 'copied since');
    const kept = await clipboardHistory(desktop);
    expect([formats.split('\n').includes(hint.name), kept.filter(isSecret)]).toEqual([true, []]);
  });
});

function isSecret(text: string): boolean {
  return text.includes('AWS_SECRET_ACCESS_KEY');
}

/** In a program that gives no hint. Whatever was copied before it has been looked at when it is kept. */
async function copyElsewhere(desktop: Desktop, text: string): Promise<void> {
  await offerSelection(desktop, 'clipboard', text);
  await until(`"${text}" is kept`, async () => (await clipboardHistory(desktop)).includes(text));
}
