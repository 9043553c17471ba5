import { copyFileSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ipcMain } from 'electron';
import Store from 'electron-store';
import * as v from 'valibot';
import type { Clock } from '../../core/ports/clock.ts';
import {
  settingsSchema,
  settingsVersion,
  type Settings,
  type SettingsBackup,
  type SettingsStore,
} from '../../core/ports/settings.ts';
import { reasonToSetAside } from '../../core/stored-version.ts';
import { asideName } from './aside-name.ts';
import { isMissing } from './missing-file.ts';

interface SettingsOptions {
  readonly folder: string;
  readonly clock: Clock;
}

/** Read here first, since conf takes a list for an empty object, and so does valibot. */
const storedSchema = v.pipe(
  v.string(),
  v.parseJson(),
  v.check((stored) => !Array.isArray(stored)),
  settingsSchema,
);

/** The channel electron-store 12 opens for windows; synchronous, unchecked, and of no use to ours. */
const ownChannel = 'electron-store-get-data';

/**
 * Settings in `settings.json`, mode 0600, no secret in it. electron-store's `schema` would need ajv, and its
 * `clearInvalidConfig` would delete what a person made: valibot reads here, and a file it cannot read is set aside. Of a
 * newer version's a copy is kept, since what this one writes can lose what it does not know.
 */
export function openSettings({ folder, clock }: SettingsOptions): SettingsStore {
  const file = join(folder, 'settings.json');
  const stored = readText(file);
  const known = stored === null ? null : parseSettings(stored);
  const backup = stored === null ? null : keepBackup(file, stored, known !== null, clock);
  const store = openStore(folder);
  ipcMain.removeAllListeners(ownChannel);
  if (backup?.used === true) store.set('version', settingsVersion);
  let settings: Settings = known ?? v.parse(settingsSchema, {});
  return {
    backup,
    read: () => settings,
    change(part) {
      store.set({ ...part, version: settingsVersion });
      settings = { ...settings, ...part };
    },
  };
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

/** Null: it is no settings. */
function parseSettings(text: string): Settings | null {
  const parsed = v.safeParse(storedSchema, text);
  return parsed.success ? parsed.output : null;
}

/** Null: there was no need. What can be read is copied, and what cannot is moved out of the way. */
function keepBackup(file: string, stored: string, used: boolean, clock: Clock): SettingsBackup | null {
  const reason = reasonToSetAside(stored, settingsVersion);
  if (used && reason !== 'newer') return null;
  const aside = asideName(file, reason, clock.now());
  if (used) copyFileSync(file, aside);
  else renameSync(file, aside);
  return { name: basename(aside), reason, used };
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
