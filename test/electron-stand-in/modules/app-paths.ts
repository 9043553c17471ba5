/** `app.getPath`, for the platform the app believes to run on. */
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { settings } from '../channel/settings.ts';
import { rule } from '../mutants.ts';

export type PathName =
  'home' | 'appData' | 'userData' | 'sessionData' | 'temp' | 'exe' | 'logs' | 'desktop' | 'documents' | 'downloads';

export interface Manifest {
  folder: string;
  name: string;
  version: string;
}

/** The package.json nearest to the started bundle: name, version and `app.getAppPath()`. */
export function readManifest(): Manifest {
  let folder = dirname(resolve(process.argv[1] ?? '.'));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  const text = existsSync(join(folder, 'package.json')) ? readFileSync(join(folder, 'package.json'), 'utf8') : '{}';
  const parsed = JSON.parse(text) as { name?: string; productName?: string; version?: string };
  return { folder, name: parsed.productName ?? parsed.name ?? 'Electron', version: parsed.version ?? '0.0.0' };
}

const overridden = new Map<string, string>();

export function setPath(name: string, path: string): void {
  if (!isAbsolute(path)) throw new Error('Path must be absolute');
  overridden.set(name, path);
}

function isAbsolute(path: string): boolean {
  return path.startsWith('/') || /^[a-z]:[\\/]/i.test(path);
}

/** @throws Error for a name that electron.d.ts does not know. */
export function getPath(name: PathName, appName: string): string {
  const known = overridden.get(name);
  if (known !== undefined) return known;
  const home = process.env['HOME'] ?? tmpdir();
  const userData = (): string => getPath('userData', appName);
  switch (name) {
    case 'home':
      return home;
    case 'appData':
      return appData(home);
    case 'userData':
      return join(getPath('appData', appName), appName);
    case 'sessionData':
      return userData();
    case 'temp':
      return tmpdir();
    case 'exe':
      return process.execPath;
    case 'logs':
      return settings.platform === 'darwin' ? join(home, 'Library', 'Logs', appName) : join(userData(), 'logs');
    case 'desktop':
    case 'documents':
    case 'downloads':
      return join(home, name.charAt(0).toUpperCase() + name.slice(1));
  }
  if (rule('get-path-refuses-unknown')) throw new Error(`Failed to get '${String(name)}' path`);
  return home;
}

function appData(home: string): string {
  if (settings.platform === 'darwin') return join(home, 'Library', 'Application Support');
  if (settings.platform === 'win32') return process.env['APPDATA'] ?? join(home, 'AppData', 'Roaming');
  return process.env['XDG_CONFIG_HOME'] ?? join(home, '.config');
}
