import { idsOf, textsOf } from './table.ts';

/** What is said of a format; the names of shells and files in it are never translated. */
interface CopyFormatRow {
  readonly label: string;
  /** Where the text goes; empty: the label says it. */
  readonly hint: string;
  readonly action: string;
  readonly copied: string;
  /** What cannot hold a value: "These credentials hold a character that … cannot take safely." */
  readonly holder: string;
}

/** The forms in which a role's credentials can be copied, in the order in which they are offered. */
export const copyFormats = {
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
} as const satisfies Record<string, CopyFormatRow>;

export type CopyFormat = keyof typeof copyFormats;
export const copyFormatIds = idsOf(copyFormats);

/** The texts above as the message catalogue takes them in: `copy-format.fish.label`. */
export const copyFormatTexts = textsOf('copy-format', copyFormats);
