import { text } from '../../../shared/text/text.ts';
import { printed, refuseWords } from '../answers.ts';
import type { Command, Option } from '../command.ts';
import type { CommandAnswer } from '../command-request.ts';
import { nearest } from '../../../shared/model/nearest-word.ts';
import { commonOptions } from '../options.ts';
import { shown } from '../shown.ts';

/** @param all the table of commands, of which this is one row. */
export function help(all: () => readonly Command[]): Command {
  return {
    name: 'help',
    usage: '[COMMAND]',
    least: 0,
    most: 1,
    completes: ['command'],
    options: [],
    help: 'command.help-help',
    run(_context, call) {
      const [word] = call.words;
      if (word === undefined) return helpOf(null, all());
      const command = all().find(({ name }) => name === word);
      if (command !== undefined) return helpOf(command, all());
      const typed = shown(word);
      const near = nearest(
        word,
        named(all()).map(({ name }) => name),
      );
      return refuseWords(
        near === null
          ? text('command.no-such-command', { typed })
          : text('command.no-such-command-near', { typed, near }),
      );
    },
  };
}

type Printed = Extract<CommandAnswer, { next: 'end' }>;

/** What there is to know of a command, or, with null, which there are. */
export function helpOf(command: Command | null, all: readonly Command[]): Printed {
  return printed(command === null ? overview(all) : details(command)) as Printed;
}

function overview(all: readonly Command[]): string {
  const rows = named(all).map(({ name, usage, help: key }) => [`${name} ${usage}`.trimEnd(), text(key)] as const);
  return [
    text('command.overview'),
    '',
    ...aligned(rows),
    '',
    text('command.overview-options'),
    ...aligned(commonOptions.map(optionRow)),
    '',
    text('command.overview-more'),
    '',
  ].join('\n');
}

function details({ name, usage, options, help: key }: Command): string {
  const own = options.filter(({ isHidden }) => isHidden !== true);
  return [
    text('command.usage', { usage: `${name} ${usage}`.trimEnd() }),
    '',
    text(key),
    '',
    text('command.overview-options'),
    ...aligned([...own, ...commonOptions].map(optionRow)),
    '',
  ].join('\n');
}

function named(all: readonly Command[]): readonly Command[] {
  return all.filter(({ isHidden }) => isHidden !== true);
}

function optionRow({ name, value, values, help: key }: Option): readonly [string, string] {
  const shownValue = values === undefined ? value : values.join('|');
  return [shownValue === null ? `--${name}` : `--${name} ${shownValue}`, text(key)];
}

/** What is longer than most stands in a line of its own. */
const widest = 30;

function aligned(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([one]) => one.length).filter((length) => length <= widest));
  return rows.map(([one, other]) =>
    one.length > width ? `  ${one}\n  ${' '.repeat(width)}  ${other}` : `  ${one.padEnd(width)}  ${other}`,
  );
}
