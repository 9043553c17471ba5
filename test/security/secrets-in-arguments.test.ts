import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Secret } from '../../electron/core/secret.ts';
import { createBrowser } from '../../electron/shell/desktop/browser/browser.ts';
import { createOneTimeLinks } from '../../electron/shell/desktop/browser/one-time-links.ts';
import { startProgram } from '../../electron/shell/desktop/browser/start-program.ts';
import { localLink, whereLinkLeads } from '../harness/local-link.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { until } from '../harness/until.ts';
import { temporaryFolder } from '../unit/shell/doubles/temporary-folder.ts';

const target = new Secret('https://signin.aws.amazon.com/federation?Action=login&SigninToken=of-the-console');

function browserOf(opened: string[]) {
  const links = createOneTimeLinks({
    clock: new ManualClock(),
    peerOf: () => Promise.resolve('unchecked'),
    notify: () => undefined,
  });
  return createBrowser({ openExternal: (url) => Promise.resolve(void opened.push(url)) }, startProgram, links);
}

it.skipIf(process.platform !== 'linux')(
  'a real program that is started as the browser has no secret in its arguments',
  async () => {
    const seen = join(temporaryFolder(), 'seen');
    const script = `require('node:fs').writeFileSync(process.argv[1], require('node:fs').readFileSync('/proc/self/cmdline'))`;
    await browserOf([]).openWith([process.execPath, '-e', script, seen], target, 'console');
    await until('what the program was given', () => existsSync(seen) && readFileSync(seen, 'utf8').endsWith('\0'));
    const words = readFileSync(seen, 'utf8').split('\0').filter(Boolean);
    expect(words.join(' ')).not.toContain('of-the-console');
    expect(words.at(-1)).toMatch(localLink);
    expect(await whereLinkLeads(words.at(-1) ?? '')).toBe(target.reveal());
  },
);

it('the default browser is given an address of this computer', async () => {
  const opened: string[] = [];
  await browserOf(opened).open(target, 'sign-in');
  expect(opened).toEqual([expect.stringMatching(localLink)]);
});
