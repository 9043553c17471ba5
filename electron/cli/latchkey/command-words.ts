import { completeCommand, organisationOption, startOption } from '../../shared/programs/latchkey-words.ts';

/** The words of a `latchkey` command, by who they are for. */
export interface CommandWords {
  /** What is sent to the app. */
  readonly sent: readonly string[];
  /** The word that says what is to be done; undefined: there is none. */
  readonly name: string | undefined;
  /** What `run` is to run: it is not sent. Empty for any other command. */
  readonly toRun: readonly string[];
  /** Whether the app is started where it is not running. */
  readonly startsApp: boolean;
  readonly asksForHelp: boolean;
}

/** As the script has it: a word that is no option, and no value of one, is the command (docs/command-line.md#commands). */
export function commandWords(words: readonly string[]): CommandWords {
  if (words[0] === completeCommand) {
    return { sent: words, name: completeCommand, toRun: [], startsApp: false, asksForHelp: false };
  }
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  const options = before.filter((_word, index) => before[index - 1] !== organisationOption);
  const name = options.find((word) => !word.startsWith('-'));
  const isRun = name === 'run' && end >= 0;
  const startsApp = options.includes(startOption);
  const sent = startsApp ? before.filter((word) => word !== startOption) : before;
  return {
    sent: isRun ? sent : [...sent, ...words.slice(before.length)],
    name,
    toRun: isRun ? words.slice(end + 1) : [],
    startsApp,
    asksForHelp: words.length === 0 || name === 'help' || options.includes('--help') || options.includes('-h'),
  };
}
