import type { CommandAnswer, CommandRequest } from '../../electron/core/command-line/command-request.ts';
import type { RunningCore } from './running-core.ts';

/** A call that a script makes, unless a test says otherwise. */
export const piped: Omit<CommandRequest, 'words'> = {
  folder: '/home/robin',
  isTerminal: false,
  columns: null,
  hasColour: false,
  variables: 'posix',
  program: '',
};

/** A person at a terminal of this width. */
export function onTerminal(columns = 100, hasColour = false): Omit<CommandRequest, 'words'> {
  return { ...piped, isTerminal: true, columns, hasColour };
}

/** Asks the app through its socket, with words as a shell would split them where there are no quotes. */
export async function askCommand(
  core: Pick<RunningCore, 'programSocket'>,
  line: string | readonly string[],
  how: Partial<CommandRequest> = piped,
): Promise<CommandAnswer> {
  const { run } = core.programSocket;
  if (run === null) throw new Error('The socket is not open.');
  const words = typeof line === 'string' ? line.split(' ').filter((word) => word !== '') : line;
  return await run({ ...piped, ...how, words });
}

/** The same, as it looks: what is printed, and where the command ended. */
export async function printedBy(
  core: Pick<RunningCore, 'programSocket'>,
  line: string | readonly string[],
  how: Partial<CommandRequest> = piped,
): Promise<string> {
  return shownAnswer(await askCommand(core, line, how));
}

/** `0 out` or `again …`, and below it what is printed. */
export function shownAnswer(answer: CommandAnswer): string {
  const text = answer.text.reveal();
  switch (answer.next) {
    case 'end':
      return `${String(answer.code)} ${answer.stream}\n${text}`;
    case 'again':
      return `again ${answer.words.join(' ')}\n${text}`;
    case 'run':
      return `run\n${text}`;
  }
}

/** Where a command ends, and its sentence; of one that ended well its text is left out. */
export async function endOf(
  core: Pick<RunningCore, 'programSocket'>,
  line: string | readonly string[],
  how: Partial<CommandRequest> = piped,
): Promise<string> {
  const answer = await askCommand(core, line, how);
  if (answer.next !== 'end') throw new Error(`The answer is ${answer.next}.`);
  return answer.stream === 'out' ? `${String(answer.code)} out` : `${String(answer.code)} ${answer.text.reveal()}`;
}
