import { afterEach, describe, expect, it } from 'vitest';
import { layDesk, type Desk } from './support/desk.ts';

const summonKeys = 'Alt+Shift+K';

let desk: Desk;
afterEach(() => desk.clear());

describe('the keys that summon the window are told of only where they are given', () => {
  it.each([
    { taken: [], keys: summonKeys },
    { taken: [summonKeys], keys: null },
  ])('in the menu of the tray, with $taken taken', async ({ taken, keys }) => {
    desk = await layDesk();
    const app = await desk.startApp({ faults: { takenShortcuts: taken } });
    await app.window();
    const menu = await app.tray.menu();
    expect(menu?.find(({ label }) => label === 'Open Latchkey')?.accelerator).toBe(keys);
  });

  it.each([
    { taken: [], says: `${summonKeys} shows and hides it.` },
    { taken: [summonKeys], says: 'starting it again shows it.' },
  ])('where no tray is shown, with $taken taken', async ({ taken, says }) => {
    desk = await layDesk();
    const app = await desk.startApp({ faults: { takenShortcuts: taken, noTrayWatcher: true } });
    await app.window();
    expect(app.notifications().map(({ body }) => body)).toEqual([
      `This desktop shows no tray icons. Latchkey stays in the taskbar; ${says}`,
    ]);
  });
});
