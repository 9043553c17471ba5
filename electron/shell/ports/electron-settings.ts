import { renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ipcMain } from 'electron';
import Store from 'electron-store';
import * as v from 'valibot';
import type { Clock } from '../../core/ports/clock.ts';
import { settingsSchema, type SettingsStore } from '../../core/ports/settings.ts';
import { damagedName } from './damaged-name.ts';

interface SettingsOptions {
  readonly folder: string;
  readonly clock: Clock;
  /** Told the name a damaged file was set aside as. */
  readonly setAside: (name: string) => void;
}

/** The channel electron-store 12 opens for windows; synchronous, unchecked, and of no use to ours. */
const ownChannel = 'electron-store-get-data';

/**
 * Settings in `settings.json`, mode 0600, no secret in it. electron-store's `schema` would make it load ajv, and its
 * `clearInvalidConfig` would delete what a person made: valibot reads here, and a damaged file is set aside.
 */
export function openSettings(options: SettingsOptions): SettingsStore {
  const { store, settings } = openOrReplace(options);
  ipcMain.removeAllListeners(ownChannel);
  let current = settings;
  return {
    read: () => current,
    change(part) {
      store.set({ ...part });
      current = { ...current, ...part };
    },
  };
}

type Opened = { readonly store: Store; readonly settings: ReturnType<typeof parse> };

function openOrReplace({ folder, clock, setAside }: SettingsOptions): Opened {
  try {
    return open(folder);
  } catch (error) {
    if (!isDamage(error)) throw error;
    const file = join(folder, 'settings.json');
    const aside = damagedName(file, clock.now());
    renameSync(file, aside);
    setAside(basename(aside));
    return open(folder);
  }
}

function open(folder: string): Opened {
  const store = new Store({
    cwd: folder,
    name: 'settings',
    configFileMode: 0o600,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
  });
  return { store, settings: parse(store.store) };
}

function parse(stored: unknown): v.InferOutput<typeof settingsSchema> {
  return v.parse(settingsSchema, stored);
}

/** Text that is no JSON, or JSON that is no settings. A disk that cannot be read is another matter. */
function isDamage(error: unknown): boolean {
  return error instanceof SyntaxError || v.isValiError(error);
}
