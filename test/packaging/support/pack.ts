import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { FuseV1Options } from '@electron/fuses';
import { Arch, build, Platform } from 'electron-builder';
import { outputOf } from '../../harness/run-program.ts';
import { readConfiguration } from './configuration.ts';
import { project } from './project.ts';

/** What stands before the fuses in Electron's binary (electron/fuses, constants.ts). */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const [off, on] = ['0', '1'];
/** As many as Electron 45 has; electron-builder sets the first eight. */
const fuseCount = 9;

export interface Packed {
  /** The file Electron itself would be in. */
  readonly executable: string;
  readonly asar: string;
  /** What lies beside the archive. */
  readonly resources: string;
}

/**
 * Packs the built program as `electron-builder --linux dir` does, around a file that has nothing of Electron but its
 * fuses, since the real one has to be downloaded.
 *
 * @throws Error with what electron-builder printed.
 */
export async function packForLinux(folder: string): Promise<Packed> {
  const distribution = join(folder, 'electron');
  await mkdir(distribution);
  await writeFile(join(distribution, 'electron'), fusesTheOtherWayRound(), { mode: 0o755 });
  await runBuilder([
    ...['--linux', 'dir', '--x64', '--publish', 'never', '--projectDir', project],
    `-c.electronDist=${distribution}`,
    `-c.directories.output=${join(folder, 'dist')}`,
  ]);
  const unpacked = join(folder, 'dist/linux-unpacked');
  const resources = join(unpacked, 'resources');
  return { executable: join(unpacked, 'latchkey'), asar: join(resources, 'app.asar'), resources };
}

/**
 * The desktop entry that electron-builder would put into an AppImage, which it makes first and shows; the tools that pack
 * one would have to be downloaded.
 */
export async function appImageEntry(folder: string): Promise<string> {
  const distribution = join(folder, 'electron-of-appimage');
  await mkdir(distribution);
  await writeFile(join(distribution, 'electron'), fusesTheOtherWayRound(), { mode: 0o755 });
  let entry = '';
  await build({
    targets: Platform.LINUX.createTarget(['AppImage'], Arch.x64),
    publish: 'never',
    projectDir: project,
    config: { electronDist: distribution, directories: { output: join(folder, 'dist-of-appimage') } },
    effectiveOptionComputed: (computed: { readonly desktop: string }) => {
      entry = computed.desktop;
      return Promise.resolve(true);
    },
  });
  return entry;
}

/** Each fuse is the opposite of what electron-builder.yml wants, so that one that is not set is seen. */
function fusesTheOtherWayRound(): Buffer {
  const { electronFuses = {} } = readConfiguration();
  const wanted = new Map(Object.entries(electronFuses ?? {}).map(([name, value]) => [name.toLowerCase(), value]));
  const states = Array.from({ length: fuseCount }, (_, index) =>
    wanted.get((FuseV1Options[index] ?? '').toLowerCase()) === true ? off : on,
  );
  return Buffer.from(
    `not Electron ${sentinel}\u0001${String.fromCharCode(fuseCount)}${states.join('')} and its end`,
    'latin1',
  );
}

async function runBuilder(settings: string[]): Promise<void> {
  const cli = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  // A certificate of the person who runs the tests has no business here.
  const env = { ...process.env, CSC_IDENTITY_AUTO_DISCOVERY: 'false' };
  await outputOf(process.execPath, [cli, ...settings], { cwd: project, env });
}
