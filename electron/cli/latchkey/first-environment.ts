import { readFile } from 'node:fs/promises';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The environment that this program was started with, for the command that it runs: Electron has set `CHROME_DESKTOP` and others by
 * now (shell/common/linux, and Chromium's base/nix). Linux tells (proc_pid_environ(5)); elsewhere it is as it is now.
 */
export async function firstEnvironment(now: Environment, file = '/proc/self/environ'): Promise<Environment> {
  const stored = await readFile(file, 'utf8').catch(() => '');
  const pairs = stored.split('\0').flatMap((pair) => {
    const place = pair.indexOf('=');
    return place > 0 ? [[pair.slice(0, place), pair.slice(place + 1)] as const] : [];
  });
  return pairs.length > 0 ? Object.fromEntries(pairs) : now;
}
