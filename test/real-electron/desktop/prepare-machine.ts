import { spawn } from 'node:child_process';
import { prepareKlipper } from './klipper.ts';
import { debianPackages, missingPackages } from './debian-packages.ts';
import { hasOrdinaryUser, userName } from './ordinary-user.ts';

const prepareCommand = 'npm run test:electron -- --prepare';

/** What the desktop lacks on this machine, as sentences for the person; null: nothing. */
export async function desktopIsMissing(): Promise<string | null> {
  const missing = await missingPackages();
  if (missing.length > 0) {
    return `Of Debian's packages these are missing: ${missing.join(' ')}. As root, \`${prepareCommand}\` installs them.`;
  }
  if (hasOrdinaryUser()) return null;
  return `Root has no user ${userName} to run the desktop as. \`${prepareCommand}\` makes one.`;
}

/**
 * Installs what is missing, where this is root on Debian, and makes the user that root runs the desktop as.
 *
 * @returns the exit code: 0, or 3 when something is still missing, after saying what.
 */
export async function prepareMachine(): Promise<number> {
  const missing = await missingPackages();
  if (missing.length > 0 && process.getuid?.() === 0) {
    await runLoudly('apt-get', ['update', '-qq']);
    await runLoudly('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...debianPackages]);
  }
  if (!hasOrdinaryUser()) {
    await runLoudly('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', userName]);
  }
  if (process.getuid?.() === 0) await prepareKlipper().catch(sayWithoutKlipper);
  const lacking = await desktopIsMissing();
  console.log(lacking ?? 'Everything that the desktop needs is here.');
  return lacking === null ? 0 : 3;
}

function sayWithoutKlipper(error: unknown): void {
  console.error(`Without KDE's Klipper, what needs a clipboard manager is skipped: ${String(error)}`);
}

/** What fails is said by the program itself and by the look at the end. */
function runLoudly(program: string, words: readonly string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  // The packages' own words are many and of no use here; errors are.
  const child = spawn(program, words, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`);
      resolve();
    });
    child.once('close', () => {
      resolve();
    });
  });
}
