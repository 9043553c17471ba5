import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { closeSharedChromium, launchApp } from '../../electron-stand-in/launch.ts';
import type { Guard, Tried } from '../../mutants/guards.ts';

/** The built app with its window, started in the first test of a file; `start` starts another build of it. */
export const windowTest = test
  .extend('start', { scope: 'file' }, ({}, { onCleanup }): ((main?: string) => Promise<Tried>) => {
    const ends: (() => Promise<void>)[] = [];
    onCleanup(async () => {
      for (const end of ends) await end();
      await closeSharedChromium();
    });
    return async (main = 'out/main/main.js') => {
      const home = await mkdtemp(join(tmpdir(), 'latchkey-security-'));
      const startAgain = () => launchApp({ home, main });
      const app = await startAgain();
      ends.push(async () => {
        await app.kill();
        await rm(home, { recursive: true, force: true });
      });
      return { app, page: await app.window(), home, startAgain };
    };
  })
  .extend('tried', { scope: 'file' }, ({ start }) => start());

/** That the guard stands. */
export async function expectHeld(tried: Tried, { look, holds }: Guard): Promise<void> {
  expect(await look(tried)).toEqual(holds);
}
