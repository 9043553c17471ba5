/** KDE's clipboard manager: of those in Debian 12 the one that heeds the hint of password managers. */
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputOf } from '../../harness/run-program.ts';
import { cacheFolder } from '../support/cache-folder.ts';
import { until } from '../../harness/until.ts';
import type { Desktop } from './desktop.ts';
import { giveTo } from './give-to.ts';

/** What the program is linked with, by name; the rest comes with them. */
const libraries = [
  'libkf5completion5',
  'libkf5globalaccel5',
  'libkf5iconthemes5',
  'libkf5kiogui5',
  'libkf5notifications5',
  'libkf5prison5',
  'libkf5textwidgets5',
  'libkf5waylandclient5',
  'libkf5xmlgui5',
  'libqt5x11extras5',
];

/** Its package wants the whole of Plasma, four hundred packages, so the program alone is taken out of it. */
const carrier = 'plasma-workspace';

const unpacked = (): string => join(cacheFolder(), 'klipper/usr/bin/klipper');

/** The program, where there is one with all that it is linked with; null: `prepareKlipper` has not run here. */
export async function findKlipper(): Promise<string | null> {
  for (const path of ['/usr/bin/klipper', unpacked()]) if (await canStart(path)) return path;
  return null;
}

/** The dynamic linker names what is missing (ldd(1)); it fails where there is no such program. */
async function canStart(path: string): Promise<boolean> {
  return outputOf('ldd', [path]).then(
    (printed) => !printed.includes('not found'),
    () => false,
  );
}

/**
 * Brings the program into the cache and its libraries onto the machine. Needs root on Debian.
 *
 * @throws Error with what apt or dpkg said.
 */
export async function prepareKlipper(): Promise<void> {
  if ((await findKlipper()) !== null) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await outputOf('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...libraries], { env });
  if (!existsSync(unpacked())) await unpackKlipper();
  if ((await findKlipper()) === null) throw new Error('Klipper is linked with more than was installed for it.');
}

async function unpackKlipper(): Promise<void> {
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), 'unpacking-'));
  try {
    await outputOf('apt-get', ['download', '-qq', '-o', 'APT::Sandbox::User=root', carrier], { cwd: work });
    const [file = ''] = await readdir(work);
    await outputOf('dpkg-deb', ['--extract', join(work, file), join(work, 'klipper')]);
    await outputOf('chmod', ['-R', 'a+rX', join(work, 'klipper')]);
    await rename(join(work, 'klipper'), join(cacheFolder(), 'klipper'));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Starts it as it is set when it is new, or so that it keeps what is selected as well. */
export async function startKlipper(desktop: Desktop, program: string, keepsSelected = false): Promise<void> {
  const folder = join(desktop.home, '.config');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'klipperrc'), `[General]\nIgnoreSelection=${String(!keepsSelected)}\n`);
  await giveTo(desktop.children.user, folder);
  const klipper = desktop.start(program, []);
  await until(
    () => `Klipper (${klipper.log()})`,
    () =>
      clipboardHistory(desktop).then(
        () => true,
        () => false,
      ),
  );
}

/** What it keeps, the latest first. */
export async function clipboardHistory(desktop: Desktop): Promise<string[]> {
  const call = ['org.kde.klipper', '/klipper', 'org.kde.klipper.klipper', 'getClipboardHistoryMenu'];
  const printed = await desktop.run('busctl', ['--user', '--json=short', 'call', ...call]);
  const { data } = JSON.parse(printed) as { data: [string[]] };
  return data[0];
}
