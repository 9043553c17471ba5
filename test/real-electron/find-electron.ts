import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type Found = { readonly executable: string } | { readonly reason: string };
type Environment = Readonly<Record<string, string | undefined>>;

const packageFolder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
/** Where @electron/get downloads from, unless ELECTRON_MIRROR says otherwise. */
const releases = 'https://github.com/electron/electron/releases/';
const answersWithinMs = 1_500;

/** Electron's binary, or why real Electron cannot run here, as the end of a sentence. */
export async function findElectron(environment: Environment, system: NodeJS.Platform): Promise<Found> {
  const reason = system === 'linux' ? whyNotOnThisLinux(environment) : null;
  if (reason !== null) return { reason };
  const given = environment['ELECTRON_OVERRIDE_DIST_PATH'] ?? '';
  if (given !== '') {
    const executable = join(given, fileName(system));
    return existsSync(executable)
      ? { executable }
      : { reason: `ELECTRON_OVERRIDE_DIST_PATH names ${given}, which has no ${fileName(system)}` };
  }
  return installed() ?? (await download(environment));
}

function whyNotOnThisLinux({ DISPLAY = '', WAYLAND_DISPLAY = '' }: Environment): string | null {
  if (DISPLAY === '' && WAYLAND_DISPLAY === '')
    return 'there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set)';
  // Without the sandbox it would be another program that is tested.
  return process.getuid?.() === 0 ? "Chromium's sandbox does not start for root" : null;
}

/** The names in the archives of Electron's releases (electron/install.js). */
function fileName(system: NodeJS.Platform): string {
  if (system === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return system === 'win32' ? 'electron.exe' : 'electron';
}

/** The package writes `path.txt` once the binary is unpacked. */
function installed(): Found | null {
  const note = join(packageFolder, 'path.txt');
  if (!existsSync(note)) return null;
  const executable = join(packageFolder, 'dist', readFileSync(note, 'utf8').trim());
  return existsSync(executable) ? { executable } : null;
}

/** The package has no install script since 42; its installer is run when the network is there. */
async function download(environment: Environment): Promise<Found> {
  const from = environment['ELECTRON_MIRROR'] ?? releases;
  const reachable = await fetch(from, { method: 'HEAD', signal: AbortSignal.timeout(answersWithinMs) }).then(
    () => true,
    () => false,
  );
  const missing = "Electron's binary is not on this machine";
  if (!reachable)
    return { reason: `${missing}, and ${new URL(from).host}, where it is downloaded from, does not answer` };
  const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], { stdio: 'inherit' });
  await new Promise((resolve) => installer.once('close', resolve));
  return installed() ?? { reason: `${missing}, and its download failed` };
}
