import type { ActivityEntry } from '../../../contract/activity.ts';
import { clockTime } from '../../../shared/format/clock-time.ts';
import { text } from '../../../shared/text/text.ts';
import { activityEntries } from '../../app/activity-entries.ts';
import { failure, FailureError } from '../../failures/fail.ts';
import { printed, printedJson, refuseWords } from '../answers.ts';
import type { Call, Command, Context } from '../command.ts';
import { json } from '../options.ts';
import { namedRole } from '../role-cells.ts';
import { isoHere, shown } from '../shown.ts';
import { table, type Cell } from '../table.ts';
import { whatWasDone } from '../what-was-done.ts';

/** So many are shown where nobody asks for more. */
const usualLimit = 20;

/** `latchkey activity`: what was done, the newest first. */
export const activity: Command = {
  name: 'activity',
  usage: '',
  least: 0,
  most: 0,
  options: [
    json,
    { name: 'limit', value: 'NUMBER', help: 'command.option-limit' },
    { name: 'today', value: null, help: 'command.option-today' },
  ],
  help: 'command.help-activity',
  async run(context, call) {
    const limit = limitOf(call);
    const entries = (await stored(context)).filter((entry) => !call.options.has('today') || isToday(context, entry));
    if (call.options.has('json')) {
      const all = entries.slice(0, limit ?? entries.length);
      return printedJson({ activity: all.map((entry) => entryJson(context, entry)) });
    }
    const shownOnes = entries.slice(0, limit ?? usualLimit);
    if (shownOnes.length === 0) return printed(context.request.isTerminal ? `${text('activity.none')}\n` : '');
    const heads = ['command.head-time', 'command.head-done', 'command.head-account', 'actions.role'] as const;
    const head = [...heads, 'command.head-source' as const, 'command.head-outcome' as const].map((key) => text(key));
    return printed(
      table(
        context.request,
        head,
        shownOnes.map((entry) => cellsOf(context, entry)),
      ),
    );
  },
};

function limitOf({ options }: Call): number | null {
  const word = options.get('limit');
  if (word === undefined) return null;
  if (!/^[1-9]\d{0,6}$/u.test(word)) return refuseWords(text('command.bad-limit', { typed: shown(word) }));
  return Number(word);
}

async function stored({ features }: Context): Promise<readonly ActivityEntry[]> {
  try {
    const read = await features.report.activity.read();
    return activityEntries(read, (role) => features.identities.describe(role).environment).entries;
  } catch (error) {
    features.log.error('What was done could not be read.', error);
    throw new FailureError(failure('storage-failed'));
  }
}

/** By the day on the clock that the person sees. */
function isToday({ features }: Context, { at }: ActivityEntry): boolean {
  const offset = features.time.offset();
  return new Date(at - offset).toDateString() === new Date(features.time.now() - offset).toDateString();
}

function cellsOf({ features, request }: Context, entry: ActivityEntry): Cell[] {
  const { time } = features;
  const at = request.isTerminal
    ? clockTime(entry.at - time.offset(), time.now() - time.offset())
    : isoHere(entry.at, time);
  const what = { text: shown(whatWasDone(entry), 200), isName: true };
  const when = { text: at ?? '' };
  if (entry.about === 'organisation') {
    return [when, what, { text: shown(entry.organisation), isName: true }, { text: '' }, { text: '' }, { text: '' }];
  }
  const { account, environment, outcome, role } = entry;
  return [
    when,
    what,
    { text: shown(account, 256), isName: true, style: environment === 'production' ? 'production' : null },
    { text: role.roleName, isName: true },
    { text: shown(sourceOf(entry)) },
    { text: outcome },
  ];
}

function sourceOf({ source }: Extract<ActivityEntry, { about: 'role' }>): string {
  return typeof source === 'string' ? source : source.program;
}

function entryJson({ features }: Context, entry: ActivityEntry): object {
  const at = isoHere(entry.at, features.time);
  if (entry.about === 'organisation')
    return { at, about: entry.about, kind: entry.kind, organisation: entry.organisation };
  const { account, detail, kind, outcome, source } = entry;
  const by = typeof source === 'string' ? { source, program: null } : { source: 'program', program: source.program };
  return {
    at,
    about: entry.about,
    kind,
    ...namedRole(features, entry.role),
    accountThen: account,
    detail,
    ...by,
    outcome,
  };
}
