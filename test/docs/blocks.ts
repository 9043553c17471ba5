import { textOf } from './pages.ts';

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  /** Of its first fence, from 1. */
  readonly line: number;
  /** What stands behind the fence: the language, then why it is not run. */
  readonly info: string;
  readonly text: string;
}

/** The shells whose blocks are run by `npm run test:docs`, with the words before the lines. */
export const shells = {
  sh: ['bash', '--norc', '--noprofile', '-euo', 'pipefail', '-c'],
  zsh: ['zsh', '-f', '-e', '-c'],
  fish: ['fish', '--no-config', '-c'],
} as const satisfies Readonly<Record<string, readonly [program: string, ...words: string[]]>>;

/** The other info strings, each with why such a block is not run. */
export const whyNotRun = {
  'sh npm': 'a command of this repository that runs by itself, each in its own time',
  'sh root': 'needs the rights of an administrator',
  'sh docker': 'needs Docker, and an image that is fetched',
  'sh wsl': 'needs Windows',
  'sh ssh': 'needs another computer',
  'sh terraform': 'needs Terraform, and a state of somebody',
  'sh package': 'needs a package that was downloaded',
  powershell: 'needs Windows',
  json: 'no command; it is read as JSON',
  ini: 'no command',
  'ssh-config': 'no command',
  diff: 'no command',
  text: 'no command',
} as const satisfies Readonly<Record<string, string>>;

/** Why a block is not run; null: it is; undefined: nobody knows its info string. */
export function reasonOf({ info }: Pick<Block, 'info'>): string | null | undefined {
  if (shellOf({ info }) !== null) return null;
  return Object.entries(whyNotRun).find(([name]) => name === info)?.[1];
}

/** The shell that runs a block, with the words before its lines; null: it is not run. */
export function shellOf({ info }: Pick<Block, 'info'>): readonly [program: string, ...words: string[]] | null {
  return Object.entries(shells).find(([name]) => name === info)?.[1] ?? null;
}

/** The fenced blocks of a page, in order. */
export function blocksIn(page: string, text: string): Block[] {
  return [...text.matchAll(/^```([^\n`]*)\n(.*?)^```$/gmsu)].map(({ 1: info = '', 2: body = '', index }) => ({
    page,
    line: text.slice(0, index).split('\n').length,
    info: info.trim(),
    text: body,
  }));
}

export function blocksOf(pages: readonly string[]): Block[] {
  return pages.flatMap((page) => blocksIn(page, textOf(page)));
}

/** A block by its first line that does something. */
export function shownAs({ text }: Block): string {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const [first = ''] = lines;
  return first.length > 70 ? `${first.slice(0, 69)}…` : first;
}
