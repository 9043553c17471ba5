import { text } from '../../shared/text/text.ts';
import { refuseWords } from './answers.ts';
import type { Call, Command, Option } from './command.ts';
import { nearest } from '../../shared/model/nearest-word.ts';
import { commonOptions, sameOptions } from './options.ts';
import { shown } from './shown.ts';

/** A command and how it was called. */
export interface Parsed extends Call {
  readonly command: Command;
}

/** Options without a value that may stand before the command. */
const leading: ReadonlySet<string> = new Set(['--no-colour', '--no-color', '--start', '--json']);

/**
 * Reads the words of a call by the table of commands. Throws a `CommandRefusal` that names the mistake, and what is nearest
 * to it. Null: there are no words.
 */
export function parseWords(words: readonly string[], commands: readonly Command[]): Parsed | null {
  const at = words.findIndex((word) => !leading.has(word));
  const name = words[at];
  if (name === undefined) return null;
  const command = commandOf(meant(name), commands);
  const rest = [...words.slice(0, at), ...words.slice(at + 1)];
  if (command.isRaw === true) return { command, words: words.slice(at + 1), options: new Map() };
  const call = callOf(command, rest);
  if (!call.options.has('help')) needWords(command, call.words);
  return { command, ...call };
}

function meant(name: string): string {
  if (name === '--help' || name === '-h') return 'help';
  return name === '--version' || name === '-V' ? 'version' : name;
}

function commandOf(name: string, commands: readonly Command[]): Command {
  const command = commands.find((one) => one.name === name);
  if (command !== undefined) return command;
  const near = nearest(
    name,
    commands.filter(({ isHidden }) => isHidden !== true).map((one) => one.name),
  );
  const typed = shown(name);
  return refuseWords(
    near === null ? text('command.no-such-command', { typed }) : text('command.no-such-command-near', { typed, near }),
  );
}

function callOf(command: Command, rest: readonly string[]): Call {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    if (word === '--') {
      // What is to be run stays with the client.
      if (command.name === 'run' && at === rest.length - 1) break;
      refuseWords(text('command.dashes', { command: command.name }));
    }
    if (!word.startsWith('-') || word === '-') {
      words.push(word);
      continue;
    }
    const { option, value } = optionOf(command, word, rest[at + 1]);
    if (options.has(option.name)) refuseWords(text('command.option-twice', { option: option.name }));
    options.set(option.name, value);
    if (option.value !== null && !word.includes('=')) at += 1;
  }
  return { words, options };
}

function optionOf(command: Command, word: string, next: string | undefined): { option: Option; value: string } {
  const equals = word.indexOf('=');
  const typed = equals < 0 ? word : word.slice(0, equals);
  const given = equals < 0 ? null : word.slice(equals + 1);
  const option = named(command, typed);
  if (option.value === null) {
    if (given !== null) refuseWords(text('command.option-no-value', { option: option.name }));
    return { option, value: '' };
  }
  const value = given ?? next;
  if (value === undefined || value === '' || (given === null && value.startsWith('--'))) {
    return refuseWords(text('command.option-needs-value', { option: option.name, value: option.value }));
  }
  return { option, value: oneOf(option, value) };
}

function named(command: Command, typed: string): Option {
  const all = [...command.options, ...commonOptions];
  const plain = typed === '-h' ? 'help' : typed.startsWith('--') ? typed.slice(2) : '';
  const option = all.find(({ name }) => name === (sameOptions.get(plain) ?? plain));
  if (option !== undefined) return option;
  const near = nearest(
    plain,
    all.filter(({ isHidden }) => isHidden !== true).map(({ name }) => name),
  );
  const values = { command: command.name, typed: shown(typed) };
  return refuseWords(
    near === null || plain === ''
      ? text('command.no-such-option', values)
      : text('command.no-such-option-near', { ...values, near }),
  );
}

function oneOf(option: Option, value: string): string {
  if (option.values === undefined || option.values.includes(value)) return value;
  const near = nearest(value, option.values);
  const values = { option: option.name, typed: shown(value), values: option.values.join(', ') };
  return refuseWords(
    near === null ? text('command.no-such-value', values) : text('command.no-such-value-near', { ...values, near }),
  );
}

function needWords(command: Command, words: readonly string[]): void {
  const values = { command: command.name, usage: command.usage };
  const extra = words[command.most];
  if (words.length < command.least || words.some((word) => word.trim() === '')) {
    refuseWords(text('command.too-few', values));
  }
  if (extra === undefined) return;
  refuseWords(
    command.usage === ''
      ? text('command.takes-none', { command: command.name, typed: shown(extra) })
      : text('command.too-many', { ...values, typed: shown(extra) }),
  );
}
