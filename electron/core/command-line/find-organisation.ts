import { text } from '../../shared/text/text.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { CommandRefusal } from './answers.ts';
import type { Call, Context } from './command.ts';
import { exitCode } from './exit-codes.ts';
import { nearest } from '../../shared/model/nearest-word.ts';
import { folded, shown } from './shown.ts';

/**
 * The organisation that a word names: its id, its name, or the beginning or a part of the name that fits one alone. Throws a
 * `CommandRefusal` that lists those there are.
 */
export function organisationNamed({ features }: Context, word: string): Organisation {
  const all = features.organisations.all();
  const typed = folded(word);
  const tests: ((one: Organisation) => boolean)[] = [
    ({ record }) => record.id === word,
    ({ record }) => folded(record.name) === typed,
    ({ record }) => folded(record.name).startsWith(typed),
    ({ record }) => folded(record.name).includes(typed),
  ];
  const found = tests.map((test) => all.filter(test)).find((some) => some.length > 0) ?? [];
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  if (all.length === 0) throw new CommandRefusal(exitCode.signInNeeded, text('command.no-organisation'));
  if (found.length > 1) {
    throw notOne(text('command.several-organisations', { typed: shown(word), names: namesOf(found) }));
  }
  const near = nearest(
    word,
    all.map(({ record }) => record.name),
  );
  throw notOne(
    near === null
      ? text('command.no-such-organisation', { typed: shown(word), names: namesOf(all) })
      : text('command.no-such-organisation-near', { typed: shown(word), near: shown(near) }),
  );
}

/** The one that is named, or the only one there is. Throws a `CommandRefusal`. */
export function theOrganisation(context: Context, call: Call): Organisation {
  const word = call.words[0] ?? call.options.get('organisation');
  if (word !== undefined) return organisationNamed(context, word);
  const all = context.features.organisations.all();
  const [only] = all;
  if (only === undefined) throw new CommandRefusal(exitCode.signInNeeded, text('command.no-organisation'));
  if (all.length === 1) return only;
  throw notOne(text('command.which-organisation', { names: namesOf(all) }));
}

/** The id of the one that `--organisation` names; null: all are meant. Throws a `CommandRefusal`. */
export function wantedOrganisation(context: Context, call: Call): string | null {
  const word = call.options.get('organisation');
  return word === undefined ? null : organisationNamed(context, word).record.id;
}

function notOne(sentence: string): CommandRefusal {
  return new CommandRefusal(exitCode.notOne, sentence);
}

const mostNames = 10;

function namesOf(organisations: readonly Organisation[]): string {
  return organisations
    .slice(0, mostNames)
    .map(({ record }) => shown(record.name))
    .join(', ');
}
