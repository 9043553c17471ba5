import { copyFileSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ipcMain } from 'electron';
import Store from 'electron-store';
import * as v from 'valibot';
import type { Clock } from '../../../core/ports/clock.ts';
import type { Log } from '../../../core/ports/desktop.ts';
import {
  settingsSchema,
  settingsVersion,
  type Settings,
  type SettingsBackup,
  type SettingsStore,
} from '../../../core/ports/settings.ts';
import { readStoredSettings, type ReadSettings } from '../../../core/storage/stored-settings.ts';
import { reasonToSetAside } from '../../../core/storage/stored-version.ts';
import { backupName } from './backup-name.ts';
import { isMissing } from './missing-file.ts';

interface SettingsOptions {
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}

/** The channel electron-store 12 opens for windows; synchronous, unchecked, and of no use to ours. */
const ownChannel = 'electron-store-get-data';

/**
 * Settings in `settings.json`, mode 0600, no secret in it. electron-store's `schema` would need ajv, and its
 * `clearInvalidConfig` would delete what a person made: valibot reads here, and a file it cannot read is set aside. Of a
 * newer version's a copy is kept, since what this one writes can lose what it does not know. A file that the system does
 * not hand over, or does not let be copied or moved, stays as it is: Latchkey starts without it.
 */
export function openSettings(options: SettingsOptions): SettingsStore {
  try {
    return openStored(options);
  } catch (error) {
    options.log.error('The settings could not be read.', error);
    return unreadSettings(error);
  }
}

function unreadSettings(error: unknown): SettingsStore {
  const settings = v.parse(settingsSchema, {});
  return {
    backup: null,
    isUnread: true,
    read: () => settings,
    change() {
      throw new Error('The stored settings have not been read.', { cause: error });
    },
  };
}

function openStored({ folder, clock, log }: SettingsOptions): SettingsStore {
  const file = join(folder, 'settings.json');
  const stored = readText(file);
  const known = stored === null ? null : readStoredSettings(stored);
  const backup = stored === null ? null : keepBackup(file, stored, known, clock);
  let store: Store | null = null;
  let settings: Settings = known?.settings ?? v.parse(settingsSchema, {});
  const write = (part: Partial<Settings>): void => {
    store ??= openStore(folder);
    store.set({ ...part, version: settingsVersion });
  };
  if (backup?.used === true) markAsOurs(() => write(settings), log);
  return {
    backup,
    isUnread: false,
    read: () => settings,
    change(part) {
      write(part);
      settings = { ...settings, ...part };
    },
  };
}

/** So that the next start need not keep another copy. */
function markAsOurs(write: () => void, log: Log): void {
  try {
    write();
  } catch (error) {
    log.warn(`The settings that were taken over in part could not be written: ${String(error)}`);
  }
}

/** Null: there is no such file. */
function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Null: there was no need. What can be used is copied, and what cannot is moved out of the way. */
function keepBackup(file: string, stored: string, known: ReadSettings | null, clock: Clock): SettingsBackup | null {
  const reason = reasonToSetAside(stored, settingsVersion);
  if (known?.whole === true && reason !== 'newer') return null;
  const aside = backupName(file, reason, clock.now());
  if (known === null) renameSync(file, aside);
  else copyFileSync(file, aside);
  return { name: basename(aside), reason, used: known !== null };
}

/** Opened at the first change: a folder that cannot be written to keeps nobody from starting. */
function openStore(folder: string): Store {
  const store = new Store({
    cwd: folder,
    name: 'settings',
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  });
  ipcMain.removeAllListeners(ownChannel);
  return store;
}
