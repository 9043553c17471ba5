import { existsSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { createBrowser } from '../../../electron/shell/desktop/browser/browser.ts';
import { startProgram } from '../../../electron/shell/desktop/browser/start-program.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const address = 'https://device.sso.eu-west-1.amazonaws.com/?user_code=WDQK-RTNB&x=$(touch%20y)';

let folder: string;
let script: string;
let written: string;
beforeEach(() => {
  folder = temporaryFolder();
  written = join(folder, 'arguments.json');
  script = join(folder, 'browser of mine.mjs');
  // Written under another name first, so that a file that is there is whole.
  writeFileSync(
    script,
    `import { renameSync, writeFileSync } from 'node:fs';
     writeFileSync('${written}.new', JSON.stringify(process.argv.slice(2)));
     renameSync('${written}.new', '${written}');`,
  );
});

/** What a link does is told elsewhere: here the program gets an address full of what a shell would run. */
const browser = createBrowser({ openExternal: () => Promise.reject(new Error('Not this one.')) }, startProgram, {
  publish: (target) => Promise.resolve(target.reveal()),
});

/** What a child that lives by itself was given. It is started once the folder is watched. */
async function argumentsOfChild(start: () => Promise<void>): Promise<unknown> {
  const appeared = new Promise<void>((resolve) => {
    const watcher = watch(folder, () => {
      if (!existsSync(written)) return;
      watcher.close();
      resolve();
    });
  });
  await start();
  await appeared;
  return JSON.parse(readFileSync(written, 'utf8'));
}

describe('a program that is started for an address', () => {
  it('gets it among its arguments, none of which a shell has seen', async () => {
    const touched = join(folder, 'x');
    const odd = [`;$(touch ${touched})`, '`id`', '$HOME', '%PATH%', '*', 'a b', '"', '', '&& exit'];
    const given = await argumentsOfChild(() =>
      browser.openWith([process.execPath, script, ...odd, '--app={url}'], new Secret(address), 'sign-in'),
    );
    expect({ given, exists: existsSync(touched) }).toEqual({
      given: [...odd, `--app=${address}`],
      exists: false,
    });
  });

  it('gets it last when no place is named', async () => {
    const given = await argumentsOfChild(() =>
      browser.openWith([process.execPath, script, '-P', 'work'], new Secret(address), 'sign-in'),
    );
    expect(given).toEqual(['-P', 'work', address]);
  });

  it.each([['no-such-browser-anywhere'], ['/no/such/browser']])(
    'is said to be missing when it is: %s',
    async (program) => {
      await expect(browser.openWith([program], new Secret(address), 'sign-in')).rejects.toThrow('ENOENT');
    },
  );
});
