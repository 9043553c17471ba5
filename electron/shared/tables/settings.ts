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
  | { readonly widget: 'in-list' };

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
} as const satisfies Record<string, SettingRow>;

/** On which page of the settings a row of all of Latchkey is. */
export type PagedRow = PlainRow & {
  readonly page: 'general' | 'programs';
  /** It is shown only while another setting has this value. */
  readonly onlyWith?: { readonly setting: string; readonly value: string };
};

/** The settings of all of Latchkey, in the order of their pages. */
export const globalRows = {
  copyFormat: {
    page: 'general',
    widget: 'choice',
    label: 'Copy credentials as',
    hint: 'What the copy shortcut and the tray menu copy.',
    options: labelsOf(copyFormats),
  },
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
