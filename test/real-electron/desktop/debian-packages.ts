import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { outputOf } from '../../harness/run-program.ts';

/** What the desktop is made of, by the Debian package and what of it has to be there. */
const needed: readonly (readonly [debianPackage: string, evidence: string])[] = [
  ['xvfb', 'Xvfb'],
  ['x11-utils', 'xprop'],
  ['x11-xserver-utils', 'xsetroot'],
  ['dbus', 'dbus-daemon'],
  ['systemd', 'busctl'],
  ['openbox', 'openbox'],
  ['xfce4-panel', 'xfce4-panel'],
  ['dunst', 'dunst'],
  ['libnotify-bin', 'notify-send'],
  ['libglib2.0-bin', 'gdbus'],
  ['gnome-keyring', 'gnome-keyring-daemon'],
  ['xclip', 'xclip'],
  ['xdotool', 'xdotool'],
  ['xterm', 'xterm'],
  ['xdg-utils', 'xdg-mime'],
  ['desktop-file-utils', 'update-desktop-database'],
  ['wmctrl', 'wmctrl'],
  ['sway', 'sway'],
  ['wl-clipboard', 'wl-paste'],
  ['wtype', 'wtype'],
  ['grim', 'grim'],
  ['foot', 'foot'],
  ['imagemagick', 'convert'],
  ['unzip', 'unzip'],
  ['python3', 'python3'],
  // Libraries that Electron's binary is linked with, and modules: known to dpkg alone.
  ['libgtk-3-0', ''],
  ['libnss3', ''],
  ['libgbm1', ''],
  ['libasound2', ''],
  ['libxss1', ''],
  ['libnotify4', ''],
  ['libsecret-1-0', ''],
  ['python3-dbusmock', ''],
  ['python3-xlib', ''],
  ['at-spi2-core', ''],
  ['gir1.2-atspi-2.0', ''],
  ['python3-gi', ''],
];

/** For `apt-get install`. */
export const debianPackages: readonly string[] = needed.map(([name]) => name);

/** The packages of which something is missing on this machine. */
export async function missingPackages(): Promise<string[]> {
  const found = await Promise.all(
    needed.map(async ([name, evidence]) =>
      (await (evidence === '' ? isInstalled(name) : isOnPath(evidence))) ? [] : [name],
    ),
  );
  return found.flat();
}

/** Another distribution has no dpkg, and the libraries perhaps: then the start of Electron tells. */
async function isInstalled(name: string): Promise<boolean> {
  if (!(await isOnPath('dpkg-query'))) return true;
  return outputOf('dpkg-query', ['--show', '--showformat=${db:Status-Status}', name]).then(
    (printed) => printed.includes('installed'),
    () => false,
  );
}

async function isOnPath(program: string): Promise<boolean> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const tries = folders.map((folder) => access(join(folder, program), constants.X_OK));
  return Promise.any(tries).then(
    () => true,
    () => false,
  );
}
