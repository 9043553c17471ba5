/** What the starter of the app tells the stand-in, carried in one environment variable. */
import { realpathSync } from 'node:fs';

export type Platform = 'darwin' | 'win32' | 'linux';

/**
 * `failing`: temporarily unavailable. `basic_text`: Chromium's hard-coded key on Linux, also where the person refused.
 * `asking`: it asks the person for its password, and answers nothing until it is something else.
 */
export type Keychain = 'working' | 'unavailable' | 'basic_text' | 'failing' | 're-encrypt' | 'asking';

export interface Faults {
  keychain: Keychain;
  /** Linux without a StatusNotifier watcher: the icon exists, nobody sees or clicks it. */
  noTrayWatcher: boolean;
  /** Message that `shell.openExternal` rejects with. */
  openExternal: string | undefined;
  offline: boolean;
  notificationsUnsupported: boolean;
  /** Accelerators another program holds. */
  takenShortcuts: string[];
  /** The single-instance lock is never given. */
  lockLost: boolean;
}

export interface Settings {
  platform: Platform;
  clock: 'real' | 'paused' | 'running';
  /** ms since 1970 at which a controlled clock starts; undefined: now. */
  startAt: number | undefined;
  /** File that plays the operating system's keychain. */
  keychainFile: string;
  packaged: boolean;
  locale: string;
  darkMode: boolean;
  displays: DisplaySetting[];
  trayBounds: { x: number; y: number; width: number; height: number } | undefined;
  faults: Faults;
}

export interface DisplaySetting {
  bounds: { x: number; y: number; width: number; height: number };
  workArea: { x: number; y: number; width: number; height: number };
  scaleFactor: number;
}

const noFaults: Faults = {
  keychain: 'working',
  noTrayWatcher: false,
  openExternal: undefined,
  offline: false,
  notificationsUnsupported: false,
  takenShortcuts: [],
  lockLost: false,
};

const oneDisplay: DisplaySetting = {
  bounds: { x: 0, y: 0, width: 1920, height: 1080 },
  workArea: { x: 0, y: 0, width: 1920, height: 1040 },
  scaleFactor: 1,
};

export type PartialSettings = Partial<Omit<Settings, 'faults'>> & { faults?: Partial<Faults> };

export const settingsVariable = 'LATCHKEY_STAND_IN';

export function completeSettings(partial: PartialSettings, home: string): Settings {
  return {
    platform: partial.platform ?? 'linux',
    clock: partial.clock ?? 'real',
    startAt: partial.startAt,
    keychainFile: partial.keychainFile ?? `${home}/.stand-in-keychain`,
    packaged: partial.packaged ?? false,
    locale: partial.locale ?? 'en-GB',
    darkMode: partial.darkMode ?? false,
    displays: partial.displays ?? [oneDisplay],
    trayBounds: partial.trayBounds,
    faults: { ...noFaults, ...partial.faults },
  };
}

function settingsOfThisProcess(): Settings {
  const text = process.env[settingsVariable];
  const parsed: unknown = text === undefined ? {} : JSON.parse(text);
  const home = process.env['HOME'] ?? realpathSync('.');
  const complete = completeSettings(isPartial(parsed) ? parsed : {}, home);
  const controlled = process.env['LATCHKEY_STAND_IN_CLOCK'] === 'controlled' && complete.clock === 'real';
  return controlled ? { ...complete, clock: 'paused' } : complete;
}

/** Written by the starter through `completeSettings`, so its shape is not examined twice. */
function isPartial(value: unknown): value is PartialSettings {
  return typeof value === 'object' && value !== null;
}

/** Read once, when the stand-in is loaded; `faults` may be changed while the app runs. */
export const settings: Settings = settingsOfThisProcess();
