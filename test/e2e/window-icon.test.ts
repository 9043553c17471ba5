import { expect } from 'vitest';
import { deskTest as it } from './support/fixtures.ts';

it.for(['darwin', 'win32'] as const)('the window leaves its icon to the program on %s', async (platform, { desk }) => {
  const app = await desk.startApp({ platform });
  await app.window();
  expect((await app.windows()).map(({ icon }) => icon)).toEqual([null]);
});
