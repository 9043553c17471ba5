import { linkWays } from '../../../contract/links.ts';
import { consolePlaces } from '../../console/console-places.ts';
import { printed } from '../answers.ts';
import type { Command, Context, Option, WordKind } from '../command.ts';
import { commonOptions } from '../options.ts';
import { isPlain, roleCandidates } from '../role-candidates.ts';
import { folded } from '../shown.ts';
import { shellNames } from '../variables.ts';

/** The shells that the client has completion for. */
const completedShells = ['bash', 'zsh', 'fish', 'powershell'] as const;

/**
 * `latchkey __complete WORDS…`: what the last word can become, one in each line, for the completion of shells. None holds a
 * character that a shell would have to be told to take literally: a name that does stands there as its id.
 *
 * @param all the table of commands, of which this is one row.
 */
export function complete(all: () => readonly Command[]): Command {
  return {
    name: '__complete',
    usage: 'WORDS…',
    least: 0,
    most: Number.POSITIVE_INFINITY,
    options: [],
    help: 'command.help-complete',
    isHidden: true,
    isRaw: true,
    run(context, { words }) {
      const last = words.at(-1) ?? '';
      const found = candidates(context, all(), words.slice(0, -1), last);
      const typed = folded(last);
      // Of thousands of roles those are given alone that begin so; all else is short.
      const lines = [...new Set(found)].filter((one) => folded(one).startsWith(typed));
      return printed(lines.map((line) => `${line}\n`).join(''));
    },
  };
}

function candidates(
  context: Context,
  all: readonly Command[],
  before: readonly string[],
  last: string,
): readonly string[] {
  const offered = all.filter(({ isHidden }) => isHidden !== true);
  const at = before.findIndex((word) => !word.startsWith('-'));
  const command = offered.find(({ name }) => name === before[at]);
  if (at < 0)
    return last.startsWith('-') ? commonOptions.map(({ name }) => `--${name}`) : offered.map(({ name }) => name);
  if (command === undefined || before.includes('--')) return [];
  const options = [...command.options, ...commonOptions].filter(({ isHidden }) => isHidden !== true);
  const rest = before.slice(at + 1);
  const open = options.find(({ name, value }) => value !== null && rest.at(-1) === `--${name}`);
  if (open !== undefined) return valuesOf(context, offered, open);
  if (last.startsWith('-')) return optionCandidates(context, offered, options, rest, last);
  const index = positionals(rest, options);
  const kinds = command.completes ?? [];
  const kind = index < command.most ? kinds[Math.min(index, kinds.length - 1)] : undefined;
  return kind === undefined ? [] : ofKind(context, offered, kind, last);
}

/** `--way=` is followed by its values, and no option is offered twice. */
function optionCandidates(
  context: Context,
  all: readonly Command[],
  options: readonly Option[],
  rest: readonly string[],
  last: string,
): readonly string[] {
  const equals = last.indexOf('=');
  const option = equals < 0 ? undefined : options.find(({ name }) => last.startsWith(`--${name}=`));
  if (option !== undefined) return valuesOf(context, all, option).map((value) => `--${option.name}=${value}`);
  return options.map(({ name }) => `--${name}`).filter((name) => !rest.includes(name));
}

function valuesOf(context: Context, all: readonly Command[], { values, completes }: Option): readonly string[] {
  return values ?? (completes === undefined ? [] : ofKind(context, all, completes, ''));
}

/** How many words that are no options, nor their values, stand there. */
function positionals(rest: readonly string[], options: readonly Option[]): number {
  const withValue = new Set(options.filter(({ value }) => value !== null).map(({ name }) => `--${name}`));
  return rest.filter((word, at) => !word.startsWith('-') && !withValue.has(rest[at - 1] ?? '')).length;
}

function ofKind(context: Context, all: readonly Command[], kind: WordKind, last: string): readonly string[] {
  const { features } = context;
  switch (kind) {
    case 'command':
      return all.map(({ name }) => name);
    case 'role':
      return roleCandidates(context.roles.accounts(), last);
    case 'organisation':
      return features.organisations.all().map(({ record }) => (isPlain(record.name) ? record.name : record.id));
    case 'profile':
      return features.links
        .all()
        .map(({ profile }) => profile)
        .filter(isPlain);
    case 'shell':
      return shellNames;
    case 'completion':
      return completedShells;
    case 'settings':
      return ['export'];
    case 'way':
      return linkWays;
    case 'service':
    case 'region':
      return placesOf(context)[kind];
  }
}

function placesOf({ features }: Context): Readonly<Record<'service' | 'region', readonly string[]>> {
  const places = features.organisations.all().map(({ record }) => consolePlaces(record.region, record.region, []));
  return {
    service: places.flatMap(({ services }) => services.map(({ id }) => id)),
    region: places.flatMap(({ regions }) => regions.map(({ code }) => code)),
  };
}
