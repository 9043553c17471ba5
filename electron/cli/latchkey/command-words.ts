import { completeCommand, fileOption, organisationOption, startOption } from '../../shared/programs/latchkey-words.ts';

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
  /** Where `doctor` is to write what it prints; empty: the option has no value; null: nowhere. */
  readonly file: string | null;
  readonly hasFileTwice: boolean;
}

/** As the script has it: a word that is no option, and no value of one, is the command (docs/command-line.md#commands). */
export function commandWords(words: readonly string[]): CommandWords {
  if (words[0] === completeCommand) {
    return {
      sent: words,
      name: completeCommand,
      toRun: [],
      startsApp: false,
      asksForHelp: false,
      file: null,
      hasFileTwice: false,
    };
  }
  const end = words.indexOf('--');
  const before = end < 0 ? words : words.slice(0, end);
  const options = before.filter((_word, index) => {
    const last = before[index - 1];
    return last !== organisationOption && last !== fileOption;
  });
  const name = options.find((word) => !word.startsWith('-'));
  const isRun = name === 'run' && end >= 0;
  const startsApp = options.includes(startOption);
  const { file, rest } = name === 'doctor' ? withoutFile(before) : { file: null, rest: before };
  const hasFileTwice = name === 'doctor' && withoutFile(rest).file !== null;
  const sent = startsApp ? rest.filter((word) => word !== startOption) : rest;
  return {
    file,
    hasFileTwice,
    sent: isRun ? sent : [...sent, ...words.slice(before.length)],
    name,
    toRun: isRun ? words.slice(end + 1) : [],
    startsApp,
    asksForHelp: words.length === 0 || name === 'help' || options.includes('--help') || options.includes('-h'),
  };
}

function withoutFile(words: readonly string[]): { readonly file: string | null; readonly rest: readonly string[] } {
  const at = words.findIndex((word) => word === fileOption || word.startsWith(`${fileOption}=`));
  const word = words[at];
  if (word === undefined) return { file: null, rest: words };
  const isApart = word === fileOption;
  const file = isApart ? (words[at + 1] ?? '') : word.slice(fileOption.length + 1);
  return { file, rest: words.filter((_word, index) => index !== at && !(isApart && index === at + 1)) };
}
