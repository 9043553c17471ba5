import { expect } from 'vitest';
import { addOrganisation } from './support/desk.ts';
import { deskTest as it } from './support/fixtures.ts';

it('is an ordinary window where no desktop shows tray icons, and says so once', async ({ desk }) => {
  const app = await desk.startApp({ faults: { noTrayWatcher: true } });
  await addOrganisation(app, desk);
  const [shown] = await app.windows();
  const said = app.notifications().map(({ title }) => title);
  await app.clock.settle();
  await app.quit();
  const next = await desk.startApp({ faults: { noTrayWatcher: true } });
  await (await next.window()).locator('main').waitFor();
  await next.clock.settle();
  const [again] = await next.windows();
  expect({
    shownVisible: shown?.visible,
    said,
    againVisible: again?.visible,
    notificationCount: next.notifications().length,
  }).toEqual({
    shownVisible: true,
    said: ['Latchkey is a window here'],
    againVisible: true,
    notificationCount: 0,
  });
});
