import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { BrowserName } from '../../../electron/contract/browser-choice.ts';
import { argumentsWith } from '../../../electron/core/organisations/browser-command.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createBrowser } from '../../../electron/shell/desktop/browser/browser.ts';
import {
  browserPrograms,
  type BrowserSurroundings,
} from '../../../electron/shell/desktop/browser/installed/browser-programs.ts';
import { browserWords, type NamedBrowser } from '../../../electron/shell/desktop/browser/installed/browser-words.ts';
import { chromiumProfiles } from '../../../electron/shell/desktop/browser/installed/chromium-profiles.ts';
import {
  firefoxContainers,
  firefoxProfiles,
  opensContainers,
} from '../../../electron/shell/desktop/browser/installed/firefox-profiles.ts';
import { createInstalledBrowsers } from '../../../electron/shell/desktop/browser/installed/installed-browsers.ts';
import { createOneTimeLinks } from '../../../electron/shell/desktop/browser/one-time-links.ts';
import { startProgram } from '../../../electron/shell/desktop/browser/start-program.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { until } from '../../harness/until.ts';

const addOn = '{f069aec0-43c5-4bbf-b6b4-df95c4326b98}';
const link = 'http://127.0.0.1:4711/open/a_b-C3';
const localState = (cache: Record<string, unknown>): string => JSON.stringify({ profile: { info_cache: cache } });

const profilesIni = `[Install4F96D1932A9F858E]
Default=Profiles/abcd.work
Locked=1

[Profile1]
Name=work
IsRelative=1
Path=Profiles/abcd.work

[Profile0]
Name=default
IsRelative=1
Path=Profiles/wxyz.default
Default=1

[General]
StartWithLastProfile=1
Version=2
`;

const containersJson = JSON.stringify({
  version: 5,
  lastUserContextId: 7,
  identities: [
    { userContextId: 1, public: true, icon: 'fingerprint', color: 'blue', l10nId: 'user-context-personal' },
    { userContextId: 5, public: false, icon: '', color: '', name: 'userContextIdInternal.thumbnail' },
    { userContextId: 6, public: true, icon: 'briefcase', color: 'red', name: 'Production & more' },
    { userContextId: 7, public: true, icon: 'tree', color: 'green', name: 'Staging' },
    { userContextId: 8, public: true, icon: 'tree', color: 'green', name: 'Staging' },
  ],
});

const extensionsJson = (active: boolean, id = addOn): string =>
  JSON.stringify({
    schemaVersion: 36,
    addons: [
      { id: 'other@example.com', active: true },
      { id, active },
    ],
  });

interface Computer extends BrowserSurroundings {
  readonly log: RecordingLog;
  readonly add: (path: string, text: string) => Promise<string>;
  readonly program: (path: string, script?: string) => Promise<string>;
}

const it = test.extend<{ computer: Computer }>({
  computer: async ({}, use) => {
    const home = await mkdtemp(join(tmpdir(), 'browsers-'));
    const add = async (path: string, content: string, mode = 0o600): Promise<string> => {
      const file = join(home, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content, { mode });
      return file;
    };
    await use({
      home,
      system: 'linux',
      environment: { PATH: `${join(home, 'bin')}:relative::/nowhere` },
      log: new RecordingLog(),
      add,
      program: (path, script = '#!/bin/sh\n') => add(path, script, 0o700),
    });
    await rm(home, { recursive: true });
  },
});

const choice = (browser: BrowserName, more: Partial<NamedBrowser> = {}): NamedBrowser => ({
  kind: 'browser',
  browser,
  profile: null,
  container: null,
  private: false,
  ...more,
});

describe('profiles of the Chromium family', () => {
  it('are folders with the names that people gave', () => {
    const state = localState({
      Default: { name: 'Robin' },
      'Profile 2': { name: 'Work' },
      'Profile 3': { name: 'Work' },
      'System Profile': { name: 'System' },
      'Guest Profile': { name: 'Guest' },
      'Profile 4': {},
      'Profile 5': { name: '  evil\u202e\n--name  ' },
      'Profile 6': 'nothing',
    });
    expect(chromiumProfiles(state)).toEqual([
      { id: 'Default', name: 'Robin' },
      { id: 'Profile 2', name: 'Work (Profile 2)' },
      { id: 'Profile 3', name: 'Work (Profile 3)' },
      { id: 'Profile 4', name: 'Profile 4' },
      { id: 'Profile 5', name: 'evil --name' },
      { id: 'Profile 6', name: 'Profile 6' },
    ]);
  });

  it.for([
    '../../etc',
    '/etc',
    '..',
    '.hidden',
    '--load-extension=x',
    'a/b',
    'a\\b',
    'a\nb',
    '',
    'x'.repeat(101),
    '{url}',
  ])('are none by a folder %j', (folder) => {
    expect(chromiumProfiles(localState({ [folder]: { name: 'x' } }))).toEqual([]);
  });

  it.for(['', '{', '[]', 'null', '{"profile":{}}', '{"profile":{"info_cache":[]}', localState({}).slice(0, -3)])(
    'are not known by %j',
    (state) => {
      expect(chromiumProfiles(state)).toBeNull();
    },
  );
});

describe('profiles of the Firefox family', () => {
  it('are those of profiles.ini, with the one that opens by itself', () => {
    expect(firefoxProfiles(profilesIni)).toEqual([
      { name: 'work', path: 'Profiles/abcd.work', isRelative: true, isDefault: true },
      { name: 'default', path: 'Profiles/wxyz.default', isRelative: true, isDefault: false },
    ]);
  });

  it('have their default marked, before there were installations', () => {
    const old = '[Profile0]\r\nName=default\r\nIsRelative=0\r\nPath=/somewhere\r\nDefault=1\r\n';
    expect(firefoxProfiles(old)).toEqual([{ name: 'default', path: '/somewhere', isRelative: false, isDefault: true }]);
  });

  it.for(['-new-instance', '--remote-debugging-port=1', '/x', 'a\u202eb', 'a  b', '{url}', 'x'.repeat(300), ''])(
    'are none by a name %j',
    (name) => {
      expect(firefoxProfiles(`[Profile0]\nName=${name}\nPath=p\nIsRelative=1\n`)).toEqual([]);
    },
  );

  it.for(['', '[', 'Name=x', '[Profile0]\nName=x', '[Profile0', '\0\0\0', '=\n[]\n=x'])('are none in %j', (ini) => {
    expect(firefoxProfiles(ini)).toEqual([]);
  });

  it('have the containers that people see and named', () => {
    expect(firefoxContainers(containersJson)).toEqual(['Production & more', 'Staging']);
    expect([firefoxContainers('{'), firefoxContainers('{"identities":{}}'), firefoxContainers('')]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('open containers with one of the two add-ons, switched on', () => {
    expect([
      opensContainers(extensionsJson(true)),
      opensContainers(extensionsJson(true, '{4d4aee45-b821-48a9-801c-d4a05821de76}')),
      opensContainers(extensionsJson(false)),
      opensContainers(extensionsJson(true, '@testpilot-containers')),
      opensContainers('{"addons":[null,1,{"id":1}]}'),
      opensContainers('half'),
    ]).toEqual([true, true, false, false, false, null]);
  });
});

describe('the words that start a browser', () => {
  const p = '/usr/bin/b';
  it.for<[NamedBrowser, 'chromium' | 'firefox', string[]]>([
    [choice('chrome'), 'chromium', [p, link]],
    [choice('chrome', { profile: 'Profile 2' }), 'chromium', [p, '--profile-directory=Profile 2', link]],
    [choice('chromium', { private: true }), 'chromium', [p, '--incognito', link]],
    [choice('brave', { private: true }), 'chromium', [p, '--incognito', link]],
    [choice('vivaldi', { private: true }), 'chromium', [p, '--incognito', link]],
    [choice('opera', { private: true }), 'chromium', [p, '--private', link]],
    [
      choice('edge', { profile: 'Default', private: true }),
      'chromium',
      [p, '--profile-directory=Default', '--inprivate', link],
    ],
    [choice('firefox'), 'firefox', [p, link]],
    [choice('firefox', { profile: 'my work' }), 'firefox', [p, '-P', 'my work', link]],
    [choice('librewolf', { private: true }), 'firefox', [p, '--private-window', link]],
    [
      choice('firefox-developer', { profile: 'work', private: true }),
      'firefox',
      [p, '-P', 'work', '--private-window', link],
    ],
    [
      choice('firefox', { profile: 'work', container: 'A&B=c {url} "é' }),
      'firefox',
      [p, '-P', 'work', `ext+container:name=A%26B%3Dc%20%7Burl%7D%20%22%C3%A9&url=${link}`],
    ],
    [choice('firefox', { container: 'A', private: true }), 'firefox', [p, '--private-window', link]],
  ])('%j', ([chosen, family, expected]) => {
    const words = browserWords(p, family, chosen);
    expect([words[0], ...argumentsWith(words, link)]).toEqual(expected);
  });

  it('give the add-on back the name and the address', () => {
    const words = browserWords(p, 'firefox', choice('firefox', { container: 'A&B=c +#%' }));
    const [address = ''] = argumentsWith(words, link);
    // As the add-on reads it.
    const asked = new URLSearchParams(address.slice('ext+container:'.length));
    expect([asked.get('name'), asked.get('url')]).toEqual(['A&B=c +#%', link]);
  });
});

describe('where browsers are looked for', () => {
  const places = (surroundings: BrowserSurroundings, browser: BrowserName): readonly string[] =>
    browserPrograms(surroundings)
      .filter((one) => one.browser === browser)
      .flatMap(({ installs }) => installs.flatMap((install) => [...install.places, ...install.data]));

  it.for<[BrowserSurroundings['system'], BrowserName, string]>([
    ['darwin', 'chrome', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'],
    ['darwin', 'chrome', '/Users/robin/Library/Application Support/Google/Chrome'],
    ['darwin', 'firefox-developer', '/Users/robin/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox'],
    ['win32', 'edge', String.raw`C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`],
    ['win32', 'edge', String.raw`C:\Users\robin\AppData\Local\Microsoft\Edge\User Data`],
    ['win32', 'opera', String.raw`C:\Users\robin\AppData\Local\Programs\Opera\opera.exe`],
    ['win32', 'firefox', String.raw`C:\Users\robin\AppData\Roaming\Mozilla\Firefox`],
    ['linux', 'firefox', '/usr/bin/firefox'],
    ['linux', 'firefox', '/snap/bin/firefox'],
    ['linux', 'firefox', '/Users/robin/snap/firefox/common/.mozilla/firefox'],
    ['linux', 'firefox', '/var/lib/flatpak/exports/bin/org.mozilla.firefox'],
    ['linux', 'firefox', '/Users/robin/.var/app/org.mozilla.firefox/.mozilla/firefox'],
    ['linux', 'chrome', '/Users/robin/.var/app/com.google.Chrome/config/google-chrome'],
    ['linux', 'brave', '/Users/robin/.config/BraveSoftware/Brave-Browser'],
  ])('on %s: %s at %s', ([system, browser, place]) => {
    const environment =
      system === 'win32'
        ? {
            ProgramFiles: String.raw`C:\Program Files`,
            'ProgramFiles(x86)': String.raw`C:\Program Files (x86)`,
            LOCALAPPDATA: String.raw`C:\Users\robin\AppData\Local`,
            APPDATA: String.raw`C:\Users\robin\AppData\Roaming`,
          }
        : { PATH: '/usr/bin:/bin' };
    expect(places({ system, environment, home: '/Users/robin' }, browser)).toContain(place);
  });
});

describe('the browsers of a computer', () => {
  it('are those whose programs are there, with their profiles and containers', async ({ computer }) => {
    const firefox = await computer.program('bin/firefox');
    await computer.program('bin/google-chrome');
    await computer.add('bin/brave', 'not to be run');
    await computer.add('.config/google-chrome/Local State', localState({ Default: { name: 'Robin' } }));
    await computer.add('.mozilla/firefox/profiles.ini', profilesIni);
    await computer.add('.mozilla/firefox/Profiles/abcd.work/containers.json', containersJson);
    await computer.add('.mozilla/firefox/Profiles/abcd.work/extensions.json', extensionsJson(true));
    await computer.add('.mozilla/firefox/Profiles/wxyz.default/containers.json', containersJson);
    const browsers = createInstalledBrowsers(computer);
    expect(await browsers.find()).toEqual([
      {
        browser: 'chrome',
        name: 'Google Chrome',
        profiles: [{ id: 'Default', name: 'Robin' }],
        containers: [],
        private: true,
      },
      {
        browser: 'firefox',
        name: 'Firefox',
        profiles: [
          { id: 'work', name: 'work' },
          { id: 'default', name: 'default' },
        ],
        containers: [
          { profile: 'work', name: 'Production & more' },
          { profile: 'work', name: 'Staging' },
        ],
        private: true,
      },
    ]);
    expect([
      await browsers.commandFor(choice('firefox', { profile: 'default' })),
      // In the profile that opens by itself.
      await browsers.commandFor(choice('firefox', { container: 'Staging' })),
      await browsers.commandFor(choice('firefox', { profile: 'default', container: 'Staging' })),
      await browsers.commandFor(choice('firefox', { profile: 'gone' })),
      await browsers.commandFor(choice('firefox', { profile: '--evil' })),
      await browsers.commandFor(choice('chrome', { profile: 'Profile 9' })),
      await browsers.commandFor(choice('chrome', { container: 'Staging' })),
      await browsers.commandFor(choice('brave')),
    ]).toEqual([
      [firefox, '-P', 'default'],
      [firefox, '-P', 'work', 'ext+container:name=Staging&url={url}'],
      null,
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(computer.log.lines).toEqual([]);
  });

  it('are a flatpak with the profiles of the flatpak, where there is no other', async ({ computer }) => {
    const program = await computer.program('.local/share/flatpak/exports/bin/org.mozilla.firefox');
    await computer.add('.mozilla/firefox/profiles.ini', profilesIni);
    await computer.add(
      '.var/app/org.mozilla.firefox/.mozilla/firefox/profiles.ini',
      '[Profile0]\nName=inside\nIsRelative=1\nPath=p\n',
    );
    const browsers = createInstalledBrowsers(computer);
    expect((await browsers.find()).map(({ profiles }) => profiles)).toEqual([[{ id: 'inside', name: 'inside' }]]);
    expect(await browsers.commandFor(choice('firefox', { profile: 'inside' }))).toEqual([program, '-P', 'inside']);
  });

  it('have the profiles of the folder that names some, where an empty one was left over', async ({ computer }) => {
    await computer.program('bin/firefox');
    await mkdir(join(computer.home, '.mozilla/firefox'), { recursive: true });
    await computer.add('.config/mozilla/firefox/profiles.ini', profilesIni);
    const [firefox] = await createInstalledBrowsers(computer).find();
    expect(firefox?.profiles.map(({ name }) => name)).toEqual(['work', 'default']);
  });

  it('are named without profiles where their files are damaged, huge or no files, which is logged', async ({
    computer,
  }) => {
    for (const name of ['google-chrome', 'chromium', 'brave', 'firefox']) await computer.program(`bin/${name}`);
    await computer.add('.config/google-chrome/Local State', localState({ Default: { name: 'x' } }).slice(0, 20));
    await computer.add('.config/chromium/Local State', localState({ Default: { name: 'x'.repeat(9 * 1024 * 1024) } }));
    await mkdir(join(computer.home, '.config/BraveSoftware/Brave-Browser/Local State'), { recursive: true });
    await computer.add('.mozilla/firefox/profiles.ini', profilesIni);
    await computer.add('.mozilla/firefox/Profiles/abcd.work/extensions.json', '{"addons":');
    const found = await createInstalledBrowsers(computer).find();
    expect(found.map(({ browser, profiles, containers }) => [browser, profiles.length, containers.length])).toEqual([
      ['chrome', 0, 0],
      ['chromium', 0, 0],
      ['brave', 0, 0],
      ['firefox', 2, 0],
    ]);
    expect(computer.log.lines).toHaveLength(4);
  });

  it('are none on an empty computer, and none without a word', async ({ computer }) => {
    expect([await createInstalledBrowsers(computer).find(), computer.log.lines]).toEqual([[], []]);
  });

  it('are given an address of this computer only, as one argument, by no shell', async ({ computer }) => {
    const told = join(computer.home, 'told');
    const script = `#!/bin/sh\nfor one in "$@"; do printf '%s\\n' "$one"; done > '${told}.new'\nmv '${told}.new' '${told}'\n`;
    await computer.program('real/program', script);
    await mkdir(join(computer.home, 'bin'), { recursive: true });
    await symlink(join(computer.home, 'real/program'), join(computer.home, 'bin/google-chrome'));
    const name = 'Profile 2';
    await computer.add('.config/google-chrome/Local State', localState({ [name]: { name: '$(touch /tmp/x); "' } }));
    const words = await createInstalledBrowsers(computer).commandFor(choice('chrome', { profile: name }));
    const clock = new ManualClock();
    const links = createOneTimeLinks({ clock, peerOf: () => Promise.resolve('us'), notify: () => undefined });
    const browser = createBrowser({ openExternal: () => expect.fail('the default browser') }, startProgram, links);
    const secret = 'https://signin.aws.amazon.com/federation?Action=login&SigninToken=canary';
    await browser.openWith(words ?? ['none'], new Secret(secret), 'console');
    const said = await until('what the program was given', () => readFile(told, 'utf8').catch(() => null));
    const given = said.trimEnd().split('\n');
    expect(given).toEqual([
      `--profile-directory=${name}`,
      expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]{43}$/u),
    ]);
    const answer = await fetch(given[1] ?? '', { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, secret]);
    clock.tick(120_000);
  });
});
