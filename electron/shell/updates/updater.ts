import type { App } from 'electron';
import type { AppUpdater } from 'electron-updater';
import type { Log } from '../../core/ports/desktop.ts';
import { UpdateFailure, type NewVersions, type UpdateChannel } from '../../core/ports/updates.ts';
import { withoutUpdates, type OwnPackage } from './update-address.ts';
import { updateFailure } from './update-failure.ts';

export interface UpdaterOptions {
  readonly app: Pick<App, 'quit' | 'releaseSingleInstanceLock'>;
  readonly own: OwnPackage;
  readonly log: Log;
  /** Loads electron-updater, which takes its time and half a megabyte, once something is looked for. */
  readonly load: () => Promise<AppUpdater>;
}

export interface Updater {
  readonly newVersions: NewVersions;
  /** Ends the program once all is put away: by installing what the person asked for, else plainly. */
  readonly end: () => void;
}

/** Every server would be sent a number that is this computer's alone; this is everybody's. */
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * electron-updater, as its package was configured: the address is read from app-update.yml alone, signatures are checked
 * as it checks them unasked, and nothing happens that the person did not ask for.
 */
export function createUpdater({ app, own, log, load }: UpdaterOptions): Updater {
  let loaded: Promise<AppUpdater> | null = null;
  /** What installs; null: quitting installs nothing. */
  let installer: AppUpdater | null = null;
  let downloaded: AppUpdater | null = null;

  async function updater(): Promise<AppUpdater> {
    loaded ??= load().then((one) => tamed(one, log));
    return await loaded;
  }

  return {
    newVersions: {
      without: () => withoutUpdates(own),
      find: (channel) => failingPlainly(async () => find(await updater(), channel)),
      download: (onProgress) =>
        failingPlainly(async () => {
          const one = await updater();
          await download(one, onProgress);
          downloaded = one;
        }),
      install() {
        if (downloaded === null) throw new UpdateFailure('other', 'Nothing was downloaded.');
        installer = downloaded;
        app.quit();
      },
    },
    end() {
      if (installer === null) {
        app.quit();
        return;
      }
      // The new one starts before this one has gone.
      app.releaseSingleInstanceLock();
      installer.once('error', () => app.quit());
      installer.quitAndInstall(false, true);
    },
  };
}

/** Its defaults download at once and install at any quit. */
function tamed(updater: AppUpdater, log: Log): AppUpdater {
  updater.autoDownload = false;
  updater.autoInstallOnAppQuit = false;
  updater.autoRunAppAfterInstall = true;
  updater.requestHeaders = { 'x-user-staging-id': nobody };
  updater.logger = {
    info: (message: unknown) => log.info(`Updates: ${String(message)}`),
    warn: (message: unknown) => log.warn(`Updates: ${String(message)}`),
    error: (message: unknown) => log.warn(`Updates: ${String(message)}`),
  };
  return updater;
}

async function find(updater: AppUpdater, channel: UpdateChannel): Promise<string | null> {
  updater.channel = channel === 'beta' ? 'beta' : 'latest';
  // Setting a channel allows older versions (electron-updater, AppUpdater.channel).
  updater.allowDowngrade = false;
  const result = await updater.checkForUpdates();
  return result?.isUpdateAvailable === true ? result.updateInfo.version : null;
}

async function download(updater: AppUpdater, onProgress: (percent: number) => void): Promise<void> {
  const listener = ({ percent }: { readonly percent: number }): void =>
    onProgress(Math.min(100, Math.max(0, Math.floor(percent))));
  updater.on('download-progress', listener);
  try {
    await updater.downloadUpdate();
  } finally {
    updater.removeListener('download-progress', listener);
  }
}

async function failingPlainly<Value>(run: () => Promise<Value>): Promise<Value> {
  try {
    return await run();
  } catch (error) {
    throw updateFailure(error);
  }
}
