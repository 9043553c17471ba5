import { afterEach, expect, it } from 'vitest';
import { layDesk, type Desk } from './support/desk.ts';

let desk: Desk;
afterEach(() => desk.clear());

it.each(['darwin', 'win32'] as const)('the window leaves its icon to the program on %s', async (platform) => {
  desk = await layDesk();
  const app = await desk.startApp({ platform });
  await app.window();
  expect((await app.windows()).map(({ icon }) => icon)).toEqual([null]);
});
