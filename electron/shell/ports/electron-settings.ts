import { readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ipcMain } from 'electron';
import Store from 'electron-store';
import * as v from 'valibot';
import type { Clock } from '../../core/ports/clock.ts';
import { settingsSchema, type Settings, type SettingsStore } from '../../core/ports/settings.ts';
import { damagedName } from './damaged-name.ts';
import { isMissing } from './missing-file.ts';

interface SettingsOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** Told the name a damaged file was set aside as. */
  readonly setAside: (name: string) => void;
}

/** The channel electron-store 12 opens for windows; synchronous, unchecked, and of no use to ours. */
const ownChannel = 'electron-store-get-data';

/**
 * Settings in `settings.json`, mode 0600, no secret in it. electron-store's `schema` would need ajv, and its
 * `clearInvalidConfig` would delete what a person made: valibot reads here, and a damaged file is set aside.
 */
export function openSettings({ folder, clock, setAside }: SettingsOptions): SettingsStore {
  const file = join(folder, 'settings.json');
  let current = readSettings(file);
  if (current === null) {
    const aside = damagedName(file, clock.now());
    renameSync(file, aside);
    setAside(basename(aside));
    current = v.parse(settingsSchema, {});
  }
  const store = openStore(folder);
  ipcMain.removeAllListeners(ownChannel);
  let settings: Settings = current;
  return {
    read: () => settings,
    change(part) {
      store.set({ ...part });
      settings = { ...settings, ...part };
    },
  };
}

/** Null: the file is there but is no settings. Read here first, since conf takes a list for an empty object. */
function readSettings(file: string): Settings | null {
  try {
    const stored: unknown = JSON.parse(readFileSync(file, 'utf8'));
    return Array.isArray(stored) ? null : v.parse(settingsSchema, stored);
  } catch (error) {
    if (isMissing(error)) return v.parse(settingsSchema, {});
    if (error instanceof SyntaxError || v.isValiError(error)) return null;
    throw error;
  }
}

function openStore(folder: string): Store {
  return new Store({
    cwd: folder,
    name: 'settings',
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  });
}
