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

/** What the info string of a block can be. Those of `sh` alone are run by `npm run test:docs`; the others say why not. */
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
  if (info === 'sh') return null;
  return Object.entries(whyNotRun).find(([name]) => name === info)?.[1];
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
