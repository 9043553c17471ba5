import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { chunksFolder } from '../../build/supply-chain/bundled-packages.ts';
import type { RunningApp } from '../electron-stand-in/launch.ts';
import { signIn } from './support/desk.ts';
import { deskTest as it } from './support/fixtures.ts';

const root = join(import.meta.dirname, '../..');

/** Which packages and own modules are in which file of the built main process. */
const contents = JSON.parse(readFileSync(join(root, chunksFolder, 'main.json'), 'utf8')) as Record<string, string[]>;

/** What a start has no use for, by how the paths of packages and of own modules begin. */
const heavy = {
  aws: ['node_modules/@aws-sdk/', 'node_modules/@aws/', 'node_modules/@smithy/', 'electron/aws/'],
  updater: ['node_modules/electron-updater', 'node_modules/builder-util-runtime'],
  otherTools: ['node_modules/js-yaml', 'node_modules/smol-toml', 'electron/core/organisations/found/'],
  arabic: ['electron/shared/text/ar'],
};

/** Which of them are in the files that the app has loaded until now. */
async function heavyLoadedBy(app: RunningApp): Promise<string[]> {
  const { loaded } = await app.start();
  const files = loaded.map((url) => fileURLToPath(url)).filter((file) => dirname(file) === join(root, 'out/main'));
  const modules = files
    .map((file) => basename(file))
    .flatMap((name) => contents[name] ?? [`${name}: not of this build`]);
  expect(modules).toContain('electron/main.ts');
  return Object.entries(heavy).flatMap(([name, beginnings]) =>
    modules.some((module) => beginnings.some((one) => module.startsWith(one))) ? [name] : [],
  );
}

describe('what is loaded before it is needed', () => {
  it('is nothing heavy at a first start, whose page offers what other tools know, and AWS’s clients come with the sign-in', async ({
    app,
    desk,
  }) => {
    await app.window();
    await app.clock.settle();
    expect(await heavyLoadedBy(app)).toEqual(['otherTools']);
    await signIn(app, desk);
    expect(await heavyLoadedBy(app)).toEqual(['aws', 'otherTools']);
  });

  it('is nothing heavy with a sign-in that is kept and a list that was read, window included', async ({
    app,
    desk,
  }) => {
    await signIn(app, desk);
    await app.quit();
    const again = await desk.startApp();
    await again.clock.advance(10_000);
    await again.window();
    await again.clock.settle();
    expect(await again.tray.tooltip()).toMatch(/^Latchkey: Northwind, signed in since/u);
    expect(await heavyLoadedBy(again)).toEqual([]);
  });
});
