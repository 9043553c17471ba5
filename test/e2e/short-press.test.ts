import { expect } from 'vitest';
import { deskTest as it } from './support/fixtures.ts';

const summonKeys = 'Alt+Shift+K';

it('a window summoned by its keys stays when the keyboard comes back at once, and hides when it does not', async ({
  app,
}) => {
  await app.window();
  const id = (await app.windows())[0]?.id ?? 0;
  const isVisible = async (): Promise<boolean | undefined> => (await app.windows())[0]?.visible;
  await app.pressShortcut(summonKeys);
  await app.pressShortcut(summonKeys);
  await app.blurWindow(id);
  await app.focusWindow(id);
  await app.clock.advance(1_000);
  const backAtOnce = await isVisible();
  await app.pressShortcut(summonKeys);
  await app.pressShortcut(summonKeys);
  await app.blurWindow(id);
  const goneAtFirst = await isVisible();
  await app.clock.advance(200);
  expect({ backAtOnce, goneAtFirst, goneForGood: await isVisible() }).toEqual({
    backAtOnce: true,
    goneAtFirst: true,
    goneForGood: false,
  });
});
