import { posix, win32 } from 'node:path';
import type { BrowserName } from '../../../../contract/browser-choice.ts';
import type { Platform } from '../../../../core/ports/platform.ts';

export type BrowserFamily = 'chromium' | 'firefox';

/** One way a browser can have been installed. */
export interface BrowserInstall {
  /** Where its program is, the likeliest first. */
  readonly places: readonly string[];
  /** Where it keeps its profiles; the first folder that names some counts. */
  readonly data: readonly string[];
}

/** How a browser is found on this system. */
export interface BrowserProgram {
  readonly browser: BrowserName;
  readonly family: BrowserFamily;
  readonly installs: readonly BrowserInstall[];
}

export interface BrowserSurroundings extends Pick<Platform, 'system'> {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** As people know them; names of products, never translated. */
export const shownNames: Readonly<Record<BrowserName, string>> = {
  chrome: 'Google Chrome',
  'chrome-beta': 'Google Chrome Beta',
  chromium: 'Chromium',
  brave: 'Brave',
  edge: 'Microsoft Edge',
  vivaldi: 'Vivaldi',
  opera: 'Opera',
  firefox: 'Firefox',
  'firefox-developer': 'Firefox Developer Edition',
  librewolf: 'LibreWolf',
};

/** What opens a private window. */
export const privateOptions: Readonly<Record<BrowserName, string>> = {
  chrome: '--incognito',
  'chrome-beta': '--incognito',
  chromium: '--incognito',
  brave: '--incognito',
  edge: '--inprivate',
  vivaldi: '--incognito',
  opera: '--private',
  firefox: '--private-window',
  'firefox-developer': '--private-window',
  librewolf: '--private-window',
};

/** Those that may be on this system, with the places to look at. */
export function browserPrograms(surroundings: BrowserSurroundings): readonly BrowserProgram[] {
  const installsOf = { darwin: onMac, linux: onLinux, win32: onWindows }[surroundings.system];
  return names.map((browser) => ({ browser, family: familyOf(browser), installs: installsOf(surroundings, browser) }));
}

const names = Object.keys(shownNames) as BrowserName[];

function familyOf(browser: BrowserName): BrowserFamily {
  return privateOptions[browser] === '--private-window' ? 'firefox' : 'chromium';
}

/** The application, the program in it, and the folder below `~/Library/Application Support`. */
const macApplications: Readonly<Record<BrowserName, readonly [application: string, program: string, data: string]>> = {
  chrome: ['Google Chrome', 'Google Chrome', 'Google/Chrome'],
  'chrome-beta': ['Google Chrome Beta', 'Google Chrome Beta', 'Google/Chrome Beta'],
  chromium: ['Chromium', 'Chromium', 'Chromium'],
  brave: ['Brave Browser', 'Brave Browser', 'BraveSoftware/Brave-Browser'],
  edge: ['Microsoft Edge', 'Microsoft Edge', 'Microsoft Edge'],
  vivaldi: ['Vivaldi', 'Vivaldi', 'Vivaldi'],
  opera: ['Opera', 'Opera', 'com.operasoftware.Opera'],
  firefox: ['Firefox', 'firefox', 'Firefox'],
  'firefox-developer': ['Firefox Developer Edition', 'firefox', 'Firefox'],
  librewolf: ['LibreWolf', 'librewolf', 'librewolf'],
};

function onMac({ home }: BrowserSurroundings, browser: BrowserName): BrowserInstall[] {
  const [application, program, data] = macApplications[browser];
  const folders = ['/Applications', posix.join(home, 'Applications')];
  return [
    {
      places: folders.map((folder) => posix.join(folder, `${application}.app`, 'Contents', 'MacOS', program)),
      data: [posix.join(home, 'Library', 'Application Support', data)],
    },
  ];
}

/** The program below a folder of programs, and the folder of its data below that of this user. */
const windowsPrograms: Readonly<
  Record<BrowserName, readonly [program: string, dataIn: 'LOCALAPPDATA' | 'APPDATA', data: string]>
> = {
  chrome: [String.raw`Google\Chrome\Application\chrome.exe`, 'LOCALAPPDATA', String.raw`Google\Chrome\User Data`],
  'chrome-beta': [
    String.raw`Google\Chrome Beta\Application\chrome.exe`,
    'LOCALAPPDATA',
    String.raw`Google\Chrome Beta\User Data`,
  ],
  chromium: [String.raw`Chromium\Application\chrome.exe`, 'LOCALAPPDATA', String.raw`Chromium\User Data`],
  brave: [
    String.raw`BraveSoftware\Brave-Browser\Application\brave.exe`,
    'LOCALAPPDATA',
    String.raw`BraveSoftware\Brave-Browser\User Data`,
  ],
  edge: [String.raw`Microsoft\Edge\Application\msedge.exe`, 'LOCALAPPDATA', String.raw`Microsoft\Edge\User Data`],
  vivaldi: [String.raw`Vivaldi\Application\vivaldi.exe`, 'LOCALAPPDATA', String.raw`Vivaldi\User Data`],
  opera: [String.raw`Opera\opera.exe`, 'APPDATA', String.raw`Opera Software\Opera Stable`],
  firefox: [String.raw`Mozilla Firefox\firefox.exe`, 'APPDATA', String.raw`Mozilla\Firefox`],
  'firefox-developer': [String.raw`Firefox Developer Edition\firefox.exe`, 'APPDATA', String.raw`Mozilla\Firefox`],
  librewolf: [String.raw`LibreWolf\librewolf.exe`, 'APPDATA', 'librewolf'],
};

function onWindows({ environment }: BrowserSurroundings, browser: BrowserName): BrowserInstall[] {
  const [program, dataIn, data] = windowsPrograms[browser];
  const local = environment['LOCALAPPDATA'];
  const folders = [
    environment['ProgramFiles'],
    environment['ProgramFiles(x86)'],
    // Of those that were installed for this user alone; Opera's are a folder deeper.
    local,
    local === undefined ? undefined : win32.join(local, 'Programs'),
  ].filter((folder) => folder !== undefined);
  const ofUser = environment[dataIn];
  return [
    {
      places: folders.map((folder) => win32.join(folder, program)),
      data: ofUser === undefined ? [] : [win32.join(ofUser, data)],
    },
  ];
}

interface LinuxBrowser {
  /** Its programs on PATH. */
  readonly programs: readonly string[];
  /** Below the home folder. */
  readonly data: readonly string[];
  readonly flatpak?: string;
  /** Name and folder of the data, below `~/snap`. */
  readonly snap?: readonly [name: string, data: string];
}

const firefoxData = ['.mozilla/firefox', '.config/mozilla/firefox'];

const linuxPrograms: Readonly<Record<BrowserName, LinuxBrowser>> = {
  chrome: {
    programs: ['google-chrome-stable', 'google-chrome'],
    data: ['.config/google-chrome'],
    flatpak: 'com.google.Chrome',
  },
  'chrome-beta': { programs: ['google-chrome-beta'], data: ['.config/google-chrome-beta'] },
  chromium: {
    programs: ['chromium', 'chromium-browser'],
    data: ['.config/chromium'],
    flatpak: 'org.chromium.Chromium',
    snap: ['chromium', 'common/chromium'],
  },
  brave: {
    programs: ['brave-browser', 'brave-browser-stable', 'brave'],
    data: ['.config/BraveSoftware/Brave-Browser'],
    flatpak: 'com.brave.Browser',
    snap: ['brave', 'current/.config/BraveSoftware/Brave-Browser'],
  },
  edge: {
    programs: ['microsoft-edge-stable', 'microsoft-edge'],
    data: ['.config/microsoft-edge'],
    flatpak: 'com.microsoft.Edge',
  },
  vivaldi: { programs: ['vivaldi-stable', 'vivaldi'], data: ['.config/vivaldi'], flatpak: 'com.vivaldi.Vivaldi' },
  opera: { programs: ['opera', 'opera-stable'], data: ['.config/opera'], flatpak: 'com.opera.Opera' },
  firefox: {
    programs: ['firefox', 'firefox-esr'],
    data: firefoxData,
    flatpak: 'org.mozilla.firefox',
    snap: ['firefox', 'common/.mozilla/firefox'],
  },
  'firefox-developer': { programs: ['firefox-developer-edition', 'firefox-devedition'], data: firefoxData },
  librewolf: { programs: ['librewolf'], data: ['.librewolf'], flatpak: 'io.gitlab.librewolf-community' },
};

function onLinux({ environment, home }: BrowserSurroundings, browser: BrowserName): BrowserInstall[] {
  const { programs, data, flatpak, snap } = linuxPrograms[browser];
  const folders = (environment['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  const ofHome = (path: string): string => posix.join(home, path);
  const ofSnap = snap === undefined ? [] : [ofHome(posix.join('snap', snap[0], snap[1]))];
  const installs: BrowserInstall[] = [
    {
      places: programs.flatMap((program) => folders.map((folder) => posix.join(folder, program))),
      // A program on PATH can be a script that starts the snap, as Ubuntu's `firefox` is.
      data: [...data.map(ofHome), ...ofSnap],
    },
  ];
  if (snap !== undefined) installs.push({ places: [posix.join('/snap/bin', snap[0])], data: ofSnap });
  if (flatpak !== undefined) {
    const exported = ['/var/lib/flatpak', ofHome('.local/share/flatpak')];
    installs.push({
      places: exported.map((folder) => posix.join(folder, 'exports', 'bin', flatpak)),
      data: data.map((path) => ofHome(posix.join('.var', 'app', flatpak, inFlatpak(path)))),
    });
  }
  return installs;
}

/** The folder of a flatpak's settings is `config`, without a dot; other folders of the home are as they are. */
function inFlatpak(path: string): string {
  return path.replace(/^\.config\//u, 'config/');
}
