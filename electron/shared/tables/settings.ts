import { copyFormats } from './copy-formats.ts';
import { labelsOf, textsOf } from './table.ts';

/** What a setting is changed with: a widget that needs no more than the texts here, or one of its own with its own texts. */
export type SettingRow =
  | { readonly widget: 'switch'; readonly label: string; readonly hint: string }
  | { readonly widget: 'text'; readonly label: string; readonly hint: string; readonly most: number }
  | {
      readonly widget: 'choice';
      readonly label: string;
      readonly hint: string;
      /** The values, each with its label. */
      readonly options: Readonly<Record<string, string>>;
      /** Options that one system alone has. */
      readonly systems?: Readonly<Record<string, 'darwin' | 'win32' | 'linux'>>;
    }
  | { readonly widget: 'length' }
  | { readonly widget: 'program' }
  | { readonly widget: 'portal' }
  | { readonly widget: 'endpoints' }
  | { readonly widget: 'in-list' }
  /** The page shows it in a way of its own, with texts of its own. */
  | { readonly widget: 'own' };

/** A row whose widget needs no more than its texts. */
export type PlainRow = Extract<SettingRow, { widget: 'switch' | 'text' | 'choice' }>;

/** The settings of an organisation, in the order of their page. An empty hint: the label says it. */
export const organisationRows = {
  name: { widget: 'text', label: 'Name', hint: '', most: 100 },
  region: { widget: 'portal' },
  sessionLengthMs: { widget: 'length' },
  browserCommand: { widget: 'program' },
  endpoints: { widget: 'endpoints' },
  signInWay: { widget: 'in-list' },
  browser: { widget: 'own' },
  environmentBrowsers: { widget: 'own' },
  consoleWay: { widget: 'own' },
  logsOutFirst: { widget: 'own' },
  consoleService: { widget: 'own' },
  reloadHours: { widget: 'own' },
  monogram: { widget: 'own' },
} as const satisfies Record<string, SettingRow>;

/** On which page of the settings a row of all of Latchkey is. */
export type PagedRow = (PlainRow | Extract<SettingRow, { widget: 'own' }>) & {
  readonly page: 'general' | 'environments' | 'credentials' | 'programs' | 'shortcuts' | 'activity' | 'about';
  /** It is shown only while another setting has this value. */
  readonly onlyWith?: { readonly setting: string; readonly value: string };
};

/** The settings of all of Latchkey, in the order of their pages. */
export const globalRows = {
  openAtLogin: { page: 'general', widget: 'own' },
  theme: {
    page: 'general',
    widget: 'choice',
    label: 'Theme',
    hint: '',
    options: { system: 'As the system', light: 'Light', dark: 'Dark' },
  },
  contrast: {
    page: 'general',
    widget: 'choice',
    label: 'Contrast',
    hint: '',
    options: { system: 'As the system', normal: 'Normal', high: 'High' },
  },
  density: {
    page: 'general',
    widget: 'choice',
    label: 'Rows of the list',
    hint: 'Compact rows have one line.',
    options: { comfortable: 'Comfortable', compact: 'Compact' },
  },
  textSize: {
    page: 'general',
    widget: 'choice',
    label: 'Text size',
    hint: '',
    options: {
      90: '90 %',
      100: '100 %',
      110: '110 %',
      125: '125 %',
      150: '150 %',
      175: '175 %',
      200: '200 %',
    },
  },
  language: { page: 'general', widget: 'own' },
  afterAction: {
    page: 'general',
    widget: 'choice',
    label: 'After an action',
    hint: 'What the window does once a console or a terminal opened, or something was copied.',
    options: { hide: 'Hide the window', stay: 'Keep it open' },
  },
  keepOpen: {
    page: 'general',
    widget: 'switch',
    label: 'Keep the window open',
    hint: 'Also while another window is used.',
  },
  closesIdleWindow: {
    page: 'general',
    widget: 'switch',
    label: 'Free the memory of the window',
    hint: 'After 15 minutes without it. Showing it takes a moment longer then.',
  },
  hidesListSignedOut: {
    page: 'general',
    widget: 'switch',
    label: 'Hide the list while signed out',
    hint: 'Otherwise the last list stays readable.',
  },
  guardSkipsReadOnly: { page: 'environments', widget: 'own' },
  readOnlySets: { page: 'environments', widget: 'own' },
  guardMemory: { page: 'environments', widget: 'own' },
  copyFormat: {
    page: 'credentials',
    widget: 'choice',
    label: 'Copy credentials as',
    hint: 'What the copy shortcut and the tray menu copy.',
    options: labelsOf(copyFormats),
  },
  clipboardTime: {
    page: 'credentials',
    widget: 'choice',
    label: 'Clear copied credentials',
    hint: 'Also when you quit and when the screen is locked.',
    options: {
      15: 'After 15 seconds',
      30: 'After 30 seconds',
      60: 'After 1 minute',
      120: 'After 2 minutes',
      300: 'After 5 minutes',
      never: 'Never',
    },
  },
  renewsInBackground: {
    page: 'credentials',
    widget: 'switch',
    label: 'Renew credentials in use',
    hint: 'Before they end, for as long as the sign-in lasts. Keys in the credentials file always are.',
  },
  activityDays: {
    page: 'activity',
    widget: 'choice',
    label: 'Keep what was done',
    hint: 'On this computer only. It holds no keys, codes or links.',
    options: { 0: 'Keep nothing', 7: '7 days', 30: '30 days', 90: '90 days' },
  },
  checksForUpdates: {
    page: 'about',
    widget: 'switch',
    label: 'Look for updates',
    hint: 'Once a day. Nothing is downloaded or installed before you say so.',
  },
  updateChannel: {
    page: 'about',
    widget: 'choice',
    label: 'Versions',
    hint: 'Back from test versions, the next finished one that is newer is taken.',
    options: { stable: 'Finished ones', beta: 'Test versions too' },
  },
  summonKeys: { page: 'shortcuts', widget: 'own' },
  shortcuts: { page: 'shortcuts', widget: 'own' },
  productionReads: {
    page: 'programs',
    widget: 'choice',
    label: 'When a program reads production',
    hint: 'Programs that ask Latchkey. Those that have a sign-in or keys of their own are not seen.',
    options: { allow: 'Allow', notify: 'Allow and notify', ask: 'Ask' },
  },
  terminal: {
    page: 'programs',
    widget: 'choice',
    label: 'Terminal',
    hint: 'In which program a terminal with a role opens.',
    options: {
      usual: 'The first one found',
      terminal: 'Terminal',
      iterm: 'iTerm2',
      'windows-terminal': 'Windows Terminal',
      'command-prompt': 'Command Prompt',
      'x-terminal-emulator': "The system's own choice",
      'gnome-terminal': 'GNOME Terminal',
      konsole: 'Konsole',
      xterm: 'xterm',
      own: 'A command of my own',
    },
    systems: {
      terminal: 'darwin',
      iterm: 'darwin',
      'windows-terminal': 'win32',
      'command-prompt': 'win32',
      'x-terminal-emulator': 'linux',
      'gnome-terminal': 'linux',
      konsole: 'linux',
      xterm: 'linux',
    },
  },
  terminalCommand: {
    page: 'programs',
    widget: 'text',
    onlyWith: { setting: 'terminal', value: 'own' },
    label: 'Command of my own',
    hint: "A program and its arguments, started without a shell. '{script}' is what it has to run.",
    most: 1000,
  },
  profileTemplate: {
    page: 'programs',
    widget: 'text',
    label: 'Names of profiles',
    // Apostrophes around what is no value of the text.
    hint: "Made of '{account}', '{role}', '{id}' and '{organisation}'. Ids join where two names would be the same.",
    most: 100,
  },
} as const satisfies Record<string, PagedRow>;

/** The texts above as the message catalogue takes them in: `setting.copyFormat.label`. */
export const settingTexts = {
  ...textsOf('organisation-setting', organisationRows),
  ...textsOf('setting', globalRows),
};
