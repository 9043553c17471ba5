import { idsOf, textsOf } from './table.ts';

/** What is said of a format; the names of shells and files in it are never translated. */
interface SaidOfFormat {
  readonly label: string;
  /** Where the text goes; empty: the label says it. */
  readonly hint: string;
  readonly action: string;
  readonly copied: string;
}

/** A format that holds the keys, or one that tells where to ask for them and is good as long as it is answered there. */
type CopyFormatRow = SaidOfFormat &
  (
    | {
        /** What cannot hold a value: "These credentials hold a character that … cannot take safely." */
        readonly holder: string;
      }
    | {
        /** How far the text reaches, as its preview says it. */
        readonly note: string;
        /** Why a role has none of it. */
        readonly off: string;
      }
  );

/** The forms in which a role's credentials can be copied, in the order in which they are offered. */
export const copyFormats = {
  'renewing-shell': {
    label: 'Shell, renews by itself',
    hint: 'bash, zsh',
    action: 'Copy for bash and zsh, renewing',
    copied: 'Copied for bash and zsh, renewing',
    note: 'Holds no keys, so it stays on the clipboard. It works while Latchkey runs, but not in a container with a network of its own.',
    off: 'No shell can take its path',
  },
  shell: {
    label: 'Shell',
    hint: 'bash, zsh',
    action: 'Copy for bash and zsh',
    copied: 'Copied for bash and zsh',
    holder: 'bash and zsh',
  },
  powershell: {
    label: 'PowerShell',
    hint: '',
    action: 'Copy for PowerShell',
    copied: 'Copied for PowerShell',
    holder: 'PowerShell',
  },
  cmd: {
    label: 'Command Prompt',
    hint: '',
    action: 'Copy for Command Prompt',
    copied: 'Copied for Command Prompt',
    holder: 'Command Prompt',
  },
  fish: { label: 'fish', hint: '', action: 'Copy for fish', copied: 'Copied for fish', holder: 'fish' },
  dotenv: {
    label: '.env lines',
    hint: 'Docker, Compose',
    action: 'Copy .env lines',
    copied: 'Copied as .env lines',
    holder: 'an .env file',
  },
  json: {
    label: 'JSON',
    hint: 'credential_process',
    action: 'Copy JSON',
    copied: 'Copied as JSON',
    holder: 'JSON',
  },
  'credentials-file': {
    label: 'Credentials file section',
    hint: '~/.aws/credentials',
    action: 'Copy credentials file section',
    copied: 'Copied as credentials file section',
    holder: 'the credentials file',
  },
  'config-profile': {
    label: 'Profile for the config file',
    hint: '~/.aws/config',
    action: 'Copy profile for the config file',
    copied: 'Copied as profile for the config file',
    note: 'Holds no keys, so it stays on the clipboard. It works while Latchkey runs.',
    off: 'Not every tool can read its path',
  },
  'aws-profile': {
    label: 'AWS_PROFILE line',
    hint: 'bash, zsh',
    action: 'Copy AWS_PROFILE line',
    copied: 'Copied as AWS_PROFILE line',
    note: 'Holds no keys, so it stays on the clipboard. Keys that a shell already has go before it.',
    off: 'Link this role first',
  },
} as const satisfies Record<string, CopyFormatRow>;

export type CopyFormat = keyof typeof copyFormats;
export const copyFormatIds = idsOf(copyFormats);

/** The formats with nothing secret in them. */
export type KeylessFormat = {
  [Id in CopyFormat]: (typeof copyFormats)[Id] extends { readonly note: string } ? Id : never;
}[CopyFormat];
export type KeyFormat = Exclude<CopyFormat, KeylessFormat>;

export function isKeyless(format: CopyFormat): format is KeylessFormat {
  return 'note' in copyFormats[format];
}

/** The texts above as the message catalogue takes them in: `copy-format.fish.label`. */
export const copyFormatTexts = textsOf('copy-format', copyFormats);
