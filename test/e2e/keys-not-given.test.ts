import { describe, expect } from 'vitest';
import { deskTest as it } from './support/fixtures.ts';

const summonKeys = 'Alt+Shift+K';

describe('the keys that summon the window are told of only where they are given', () => {
  it.for([
    { taken: [], keys: summonKeys },
    { taken: [summonKeys], keys: null },
  ])('in the menu of the tray, with $taken taken', async ({ taken, keys }, { desk }) => {
    const app = await desk.startApp({ faults: { takenShortcuts: taken } });
    await app.window();
    const menu = await app.tray.menu();
    expect(menu?.find(({ label }) => label === 'Open Latchkey')?.accelerator).toBe(keys);
  });

  it.for([
    { taken: [], says: `${summonKeys} shows and hides it.` },
    { taken: [summonKeys], says: 'starting it again shows it.' },
  ])('where no tray is shown, with $taken taken', async ({ taken, says }, { desk }) => {
    const app = await desk.startApp({ faults: { takenShortcuts: taken, noTrayWatcher: true } });
    await app.window();
    expect(app.notifications().map(({ body }) => body)).toEqual([
      `This desktop shows no tray icons. Latchkey stays in the taskbar; ${says}`,
    ]);
  });
});
