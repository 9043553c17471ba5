import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { compileMain } from '../electron-stand-in/compile-main.ts';

// That the app itself uses nothing else is a step of `npm run check`, which compiles it the same way.
it('an API that is not modelled is an error, with its name', () => {
  const file = fileURLToPath(new URL('fixture-app/uses-unmodelled.ts', import.meta.url));
  const names = ['autoUpdater', 'getAppMetrics', 'flashFrame'];
  const errors = compileMain([file]);
  expect(names.map((name) => errors.some((error) => error.includes(`'${name}'`)))).toEqual([true, true, true]);
});
