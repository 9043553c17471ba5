import { constants } from 'node:fs';
import { access, readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { FoundBrowser } from '../../../../contract/browser-choice.ts';
import type { InstalledBrowsers, Log } from '../../../../core/ports/desktop.ts';
import { isMissing } from '../../files/missing-file.ts';
import {
  browserPrograms,
  shownNames,
  type BrowserInstall,
  type BrowserProgram,
  type BrowserSurroundings,
} from './browser-programs.ts';
import { browserWords, type NamedBrowser } from './browser-words.ts';
import { chromiumProfiles } from './chromium-profiles.ts';
import { firefoxContainers, firefoxProfiles, opensContainers, type FirefoxProfile } from './firefox-profiles.ts';

/** What is larger is not read (bytes): `Local State` and `extensions.json` are some hundred kB where there is much of all. */
const largestFile = 8 * 1024 * 1024;

export interface InstalledBrowsersOptions extends BrowserSurroundings {
  readonly log: Log;
}

interface Found extends FoundBrowser {
  readonly program: string;
  readonly family: BrowserProgram['family'];
  /** The profile of Firefox that opens by itself; null: not known. */
  readonly usualProfile: string | null;
}

/** The browsers of this computer by the files they keep, which are only read. */
export function createInstalledBrowsers(options: InstalledBrowsersOptions): InstalledBrowsers {
  const { log } = options;

  async function text(file: string): Promise<string | null> {
    try {
      const entry = await stat(file);
      if (entry.isFile() && entry.size <= largestFile) return await readFile(file, 'utf8');
      log.warn(`A file of a browser is not read: ${file}`);
    } catch (error) {
      if (!isMissing(error)) log.warn(`A file of a browser could not be read: ${String(error)}`);
    }
    return null;
  }

  /** Null: it is missing, or what is in it is damaged, which is logged. */
  async function read<Value>(file: string, parse: (content: string) => Value | null): Promise<Value | null> {
    const content = await text(file);
    if (content === null) return null;
    const value = parse(content);
    if (value === null) log.warn(`A file of a browser is damaged and not used: ${file}`);
    return value;
  }

  async function containersOf(
    folder: string,
    { name, path, isRelative }: FirefoxProfile,
  ): Promise<Found['containers']> {
    if (!isRelative && !isAbsolute(path)) return [];
    const profile = isRelative ? join(folder, path) : path;
    if ((await read(join(profile, 'extensions.json'), opensContainers)) !== true) return [];
    const containers = (await read(join(profile, 'containers.json'), firefoxContainers)) ?? [];
    return containers.map((container) => ({ profile: name, name: container }));
  }

  async function ofFirefox(folder: string): Promise<Pick<Found, 'profiles' | 'containers' | 'usualProfile'>> {
    const profiles = (await read(join(folder, indexes.firefox), firefoxProfiles)) ?? [];
    const containers = await Promise.all(profiles.map((profile) => containersOf(folder, profile)));
    return {
      profiles: profiles.map(({ name }) => ({ id: name, name })),
      containers: containers.flat(),
      usualProfile: profiles.find(({ isDefault }) => isDefault)?.name ?? null,
    };
  }

  async function ofChromium(folder: string): Promise<Pick<Found, 'profiles' | 'containers' | 'usualProfile'>> {
    const profiles = (await read(join(folder, indexes.chromium), chromiumProfiles)) ?? [];
    return { profiles: [...profiles], containers: [], usualProfile: null };
  }

  async function look({ browser, family, installs }: BrowserProgram): Promise<Found[]> {
    const found = await firstInstall(installs, options.system);
    if (found === null) return [];
    const folder = await firstWith(indexes[family], found.install.data);
    const nothing = { profiles: [], containers: [], usualProfile: null };
    const kept = folder === null ? nothing : await (family === 'firefox' ? ofFirefox(folder) : ofChromium(folder));
    return [{ browser, name: shownNames[browser], private: true, ...kept, ...found, family }];
  }

  async function all(): Promise<Found[]> {
    return (await Promise.all(browserPrograms(options).map(look))).flat();
  }

  return {
    async find() {
      return (await all()).map(({ browser, name, profiles, containers, private: isPrivate }) => ({
        browser,
        name,
        profiles,
        containers,
        private: isPrivate,
      }));
    },
    async commandFor(choice) {
      const program = browserPrograms(options).find(({ browser }) => browser === choice.browser);
      const [found] = program === undefined ? [] : await look(program);
      const chosen = found === undefined ? null : stillThere(choice, found);
      return found === undefined || chosen === null ? null : browserWords(found.program, found.family, chosen);
    },
  };
}

/** The choice with the profile it means; null: a profile or container of it is not there any more. */
function stillThere(choice: NamedBrowser, { profiles, containers, usualProfile }: Found): NamedBrowser | null {
  const { profile, container } = choice;
  if (profile !== null && !profiles.some(({ id }) => id === profile)) return null;
  if (container === null) return choice;
  const inProfile = profile ?? usualProfile;
  const isThere = containers.some((one) => one.profile === inProfile && one.name === container);
  return isThere ? { ...choice, profile: inProfile } : null;
}

async function firstInstall(
  installs: readonly BrowserInstall[],
  system: BrowserSurroundings['system'],
): Promise<{ readonly program: string; readonly install: BrowserInstall } | null> {
  for (const install of installs) {
    const found = await Promise.all(install.places.map((place) => isProgram(place, system)));
    const program = install.places[found.indexOf(true)];
    if (program !== undefined) return { program, install };
  }
  return null;
}

async function isProgram(place: string, system: BrowserSurroundings['system']): Promise<boolean> {
  try {
    // Windows tells nobody by its permissions what can be run.
    if (system !== 'win32') await access(place, constants.X_OK);
    return (await stat(place)).isFile();
  } catch {
    return false;
  }
}

/** Where a family names its profiles. */
const indexes: Readonly<Record<BrowserProgram['family'], string>> = {
  chromium: 'Local State',
  firefox: 'profiles.ini',
};

/** The first of the folders that names profiles: one of an earlier installation may be there, empty. */
async function firstWith(index: string, folders: readonly string[]): Promise<string | null> {
  for (const folder of folders) {
    const isThere = await stat(join(folder, index)).then(
      () => true,
      () => false,
    );
    if (isThere) return folder;
  }
  return null;
}
