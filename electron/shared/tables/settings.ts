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

/** The settings of all of Latchkey, in the order of their page. */
export const globalRows = {
  copyFormat: {
    widget: 'choice',
    label: 'Copy credentials as',
    hint: 'What the copy shortcut and the tray menu copy.',
    options: labelsOf(copyFormats),
  },
} as const satisfies Record<string, SettingRow>;

/** The texts above as the message catalogue takes them in: `setting.copyFormat.label`. */
export const settingTexts = {
  ...textsOf('organisation-setting', organisationRows),
  ...textsOf('setting', globalRows),
};
