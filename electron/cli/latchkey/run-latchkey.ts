import { stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { completionScripts } from '../../shared/programs/completion/completion-scripts.ts';
import { fileOption } from '../../shared/programs/latchkey-words.ts';
import { text } from '../../shared/text/text.ts';
import { callingProgram } from '../calling-program.ts';
import { exitCodes, failedWith, notRunning, oddAnswer, type CliEnd } from '../cli-end.ts';
import { printEnd, printed } from '../print-end.ts';
import { programDoor, type DoorPlace } from '../program-door.ts';
import { askCommand } from './ask-command.ts';
import { commandWords, type CommandWords } from './command-words.ts';
import type { AnsweredCommand } from './read-trailer.ts';
import { runProgram } from './run-program.ts';
import { startApp } from './start-app.ts';
import { knownWithoutApp } from './without-app.ts';
import { writeNewFile } from './write-new-file.ts';

export interface LatchkeyOptions extends DoorPlace {
  /** The process that started this one. */
  readonly parent: number;
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly err: Writable;
  /** What starts the app. */
  readonly app: readonly string[];
  /** Resolves after so long (ms). */
  readonly pause: (forMs: number) => Promise<void>;
  /** How long one answer may take; 30 s where it is left out. */
  readonly patience?: () => AbortSignal;
}

/** For each answer (ms), as the script waits. */
const longestWait = 30_000;
/** How often an app that was started is asked until it answers, and how long between (ms): for 30 s, as the script does. */
const mostLooks = 150;
const askedAgainAfter = 200;

/**
 * The `latchkey` command for systems without the script (docs/command-line.md#between-command-and-app): prints what the running app
 * answers, or runs a program. Resolves with the exit code once everything is printed. Never rejects.
 *
 * @param words what stood after `latchkey`.
 */
export async function runLatchkey(words: readonly string[], options: LatchkeyOptions): Promise<number> {
  const ended = await endOf(commandWords(words), options);
  await printEnd(ended, options.out, options.err);
  return ended.code;
}

async function endOf(words: CommandWords, options: LatchkeyOptions): Promise<CliEnd> {
  if (words.name === 'completion' && !words.asksForHelp) return completion(words.sent);
  if (words.name === 'run' && words.toRun.length === 0 && !words.asksForHelp) {
    return failedWith(exitCodes.wrongArguments, text('launcher.nothing-to-run'));
  }
  if (words.hasFileTwice && !words.asksForHelp) {
    return failedWith(exitCodes.wrongArguments, text('command.option-twice', { option: fileOption.slice(2) }));
  }
  if (words.file === '' && !words.asksForHelp) {
    return failedWith(exitCodes.wrongArguments, text('launcher.file-needed'));
  }
  const program = await callingProgram(options.parent);
  for (let sent = words.sent; ;) {
    const answer = await answerOf(sent, program, words, options);
    if ('code' in answer) return await unanswered(answer, words, options);
    const { chunks, trailer } = answer;
    if (trailer.next === 'run') return runIt(chunks, words, options);
    if (trailer.next === 'end' && trailer.stream === 'out' && words.file !== null && !words.asksForHelp) {
      return await writeNewFile({ path: words.file, folder: options.folder }, chunks, trailer.code);
    }
    await printed(chunks, trailer.next === 'end' && trailer.stream === 'out' ? options.out : options.err);
    if (trailer.next === 'end') return { code: trailer.code, stdout: '', stderr: '' };
    sent = trailer.words;
  }
}

/** Help is there without the app, and `doctor` tells what it knows. */
function unanswered(end: CliEnd, words: CommandWords, { dataFolder }: LatchkeyOptions): Promise<CliEnd> | CliEnd {
  if (end.code === exitCodes.notRunning && words.asksForHelp) return usage();
  const tells = isNotRunning(end) && words.name === 'doctor' && !words.sent.includes('--json');
  return tells ? knownWithoutApp(dataFolder) : end;
}

function completion(sent: readonly string[]): CliEnd {
  const script = completionScripts.get(sent[sent.indexOf('completion') + 1] ?? '');
  if (script === undefined) return failedWith(exitCodes.wrongArguments, text('launcher.shells'));
  return { code: 0, stdout: script, stderr: '' };
}

function usage(): CliEnd {
  return { code: 0, stdout: `${text('launcher.usage')}\n`, stderr: '' };
}

function runIt(chunks: readonly Buffer[], { toRun }: CommandWords, { environment }: LatchkeyOptions): Promise<CliEnd> {
  if (toRun.length === 0) return Promise.resolve(oddAnswer('trailer'));
  return runProgram({ words: toRun, variables: Buffer.concat(chunks).toString(), environment });
}

/** Of an app that is started where it does not run, if that is wished. */
async function answerOf(
  sent: readonly string[],
  program: string,
  words: CommandWords,
  options: LatchkeyOptions,
): Promise<AnsweredCommand | CliEnd> {
  const answer = await ask(sent, program, words, options);
  if (!isNotRunning(answer) || !words.startsApp) return answer;
  if (!(await startApp(options.app))) return failedWith(exitCodes.notRunning, text('launcher.no-app'));
  for (let look = 0; look < mostLooks; look += 1) {
    await options.pause(askedAgainAfter);
    const later = await ask(sent, program, words, options);
    if (!isNotRunning(later)) return later;
  }
  return failedWith(exitCodes.noAnswer, text('launcher.not-started'));
}

/** Nobody took the words: one that hung up may have done what they say. */
function isNotRunning(answer: AnsweredCommand | CliEnd): boolean {
  return 'code' in answer && answer.stderr === notRunning().stderr;
}

/** What `run` is answered with is the environment of a program, in which another user would have it do what they like. */
async function isOfAnother(socket: string): Promise<boolean> {
  const found = await stat(socket).catch(() => null);
  return found !== null && found.uid !== process.geteuid?.();
}

async function ask(
  words: readonly string[],
  program: string,
  { file }: Pick<CommandWords, 'file'>,
  options: LatchkeyOptions,
): Promise<AnsweredCommand | CliEnd> {
  const { folder, environment, out, patience = () => AbortSignal.timeout(longestWait) } = options;
  const door = await programDoor(options);
  if (door === null) return notRunning();
  if (!options.isWindows && (await isOfAnother(door.address))) {
    return failedWith(exitCodes.accessDenied, text('launcher.of-another', { path: door.address }));
  }
  const isTerminal = out.isTTY === true && file === null;
  const { NO_COLOR: noColour = '', TERM: terminal = 'dumb' } = environment;
  return askCommand(door, {
    words,
    folder,
    columns: isTerminal ? (out.columns ?? 0) : null,
    // Windows names no terminal.
    hasColour: isTerminal && noColour === '' && (options.isWindows || terminal !== 'dumb'),
    program,
    patience: patience(),
  });
}
