import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { readConfiguration } from '../../packaging/support/configuration.ts';
import { versionOf } from '../find-electron.ts';
import { electronExecutable, isOlderElectron } from './electron-process.ts';
import { project } from './readable-copy.ts';

export interface PackedProgram {
  /** The program as an installer puts it there. */
  readonly executable: string;
  readonly remove: () => Promise<void>;
}

const older = join(import.meta.dirname, '../electron-33');

/**
 * Packs the built program as `electron-builder --linux dir` does, with all that electron-builder.yml says, fuses too, around the
 * Electron that these tests run on, into a folder that everybody can read. An older Electron is first given what it lacks by a
 * main file of its own in the archive; nothing else is changed.
 */
export async function packProgram(): Promise<PackedProgram> {
  await using made = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-packed-'));
  made.defer(() => rm(folder, { recursive: true, force: true }));
  await chmod(folder, 0o755);
  const electron = electronExecutable();
  await build({
    targets: Platform.LINUX.createTarget(['dir'], Arch.x64),
    publish: 'never',
    projectDir: project,
    config: {
      electronDist: dirname(electron),
      electronVersion: await versionOf(electron),
      directories: { output: folder },
      ...(isOlderElectron() ? withNewerMembers() : {}),
    },
  });
  const whole = made.move();
  return { executable: join(folder, 'linux-unpacked/latchkey'), remove: () => whole.disposeAsync() };
}

function withNewerMembers() {
  const configuration = readConfiguration();
  const ours = [
    { from: join(older, 'packed-main'), to: '.', filter: ['main.mjs'] },
    { from: join(older, 'default-app'), to: '.', filter: ['newer-members.mjs'] },
  ];
  const own = Array.isArray(configuration.files) ? configuration.files : [];
  const metadata = configuration.extraMetadata as object;
  return { files: [...own, ...ours], extraMetadata: { ...metadata, main: 'main.mjs' } };
}
