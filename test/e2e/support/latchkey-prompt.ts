import { dirname } from 'node:path';
import { launcherPath } from '../../../electron/shell/desktop/programs/launcher-script.ts';
import { openTerminal, type Terminal } from '../../harness/terminal.ts';
import { until } from '../../harness/until.ts';
import type { Desk } from './desk.ts';

/** A person at a prompt of bash in a real terminal, with the command that the app has written in its PATH. */
export interface Prompt {
  readonly terminal: Terminal;
  /** Types a line, waits until it has ended, and answers the screen: the line, what was printed, and `(CODE)`. */
  readonly typed: (line: string) => Promise<string>;
  /** The same with its colours. */
  readonly typedInColour: (line: string) => Promise<string>;
  /** Types a line that does not end by itself; `ended` answers as `typed` does. */
  readonly begin: (line: string) => Promise<{ readonly ended: () => Promise<string> }>;
}

/** Enough for the longest answer, so that nothing is scrolled away. */
const rows = 120;

/** The terminal has 80 columns. */
export async function openPrompt({ home }: Desk, environment: Readonly<Record<string, string>> = {}): Promise<Prompt> {
  const terminal = await openTerminal({
    folder: home,
    environment: {
      HOME: home,
      PATH: `${dirname(launcherPath(home))}:${process.env['PATH'] ?? ''}`,
      // The number of the command tells one prompt from the next; then what the last one ended with.
      PS1: String.raw`\#:$?> `,
      SHELL: '/bin/sh',
      LANG: 'C.UTF-8',
      TZ: 'UTC',
      HISTFILE: '/dev/null',
      ...environment,
    },
    command: ['bash', '--norc', '--noprofile', '-i'],
    columns: 80,
    rows,
  });
  let commands = 1;
  await terminal.shows(/^1:0> *$/mu);
  const begin: Prompt['begin'] = async (line) => {
    await terminal.press('C-l');
    await until('the screen is clear', async () =>
      new RegExp(`^${String(commands)}:\\d+>\\s*$`, 'u').test(await terminal.screen()),
    );
    commands += 1;
    await terminal.enter(line);
    const prompt = new RegExp(`^${String(commands)}:\\d+> *$`, 'mu');
    return { ended: async () => transcript(await terminal.shows(prompt)) };
  };
  return {
    terminal,
    begin,
    typed: async (line) => (await begin(line)).ended(),
    async typedInColour(line) {
      const { ended } = await begin(line);
      await ended();
      return readable(transcript(await terminal.colouredScreen()));
    },
  };
}

function transcript(screen: string): string {
  return screen
    .trimEnd()
    .replace(/^\d+:\d+> ?/u, '$ ')
    .replace(/^\d+:(\d+)> *$/mu, '($1)')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .concat('\n');
}

const names: Readonly<Record<string, string>> = { 1: 'bold', 2: 'faint', 31: 'red' };

/** Styles by their names (ECMA-48, SGR), the usual one as `</>`: versions of tmux write the same one in different ways. */
function readable(screen: string): string {
  return screen
    .replaceAll(/(?:\u001b\[[\d;]*m)+/gu, (run) => {
      const codes: readonly string[] = run.match(/\d+/gu) ?? [];
      const styles = codes.slice(codes.lastIndexOf('0') + 1).filter((one) => one !== '39' && one !== '49');
      return styles.length === 0 ? '</>' : `<${styles.map((one) => names[one] ?? one).join(' ')}>`;
    })
    .replaceAll('\n</>', '</>\n');
}

/** Puts what is another at each run in one form. */
export function withoutChance(text: string, { home, simulator }: Desk): string {
  const secrets = [...simulator.control.secrets()].map(({ value }) => value).sort((a, b) => b.length - a.length);
  const masked = secrets.reduce((left, secret) => left.replaceAll(secret, '<secret>'), text);
  const ids = [...new Set(masked.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gu))];
  const named = ids.reduce((left, id, at) => left.replaceAll(id, `<id ${String(at + 1)}>`), masked);
  return named
    .replaceAll(home, '~')
    .replaceAll(/\b[a-z]-[0-9a-f]{8}-[0-9a-f]{8}\b/gu, '<mark>')
    .replaceAll(/http:\/\/127\.0\.0\.1:\d+/gu, '<address>')
    .replaceAll(/127\.0\.0\.1:\d+/gu, '127.0.0.1:<port>')
    .replaceAll(/\bASIA[A-Z0-9]{16}\b/gu, '<key id>')
    .replaceAll(/\b[A-Z]{4}-[A-Z]{4}\b/gu, '<code>');
}
