import type { ProgramAccessView } from '../../../contract/links.ts';
import { ago } from '../../../shared/format/ago.ts';
import { text, type KeyOf } from '../../../shared/text/text.ts';
import { programAccess } from '../../export/program-access.ts';
import { failureSaying, FailureError } from '../../failures/fail.ts';
import { printed, printedJson } from '../answers.ts';
import type { Command, Context } from '../command.ts';
import { cutInMiddle } from '../display-width.ts';
import { json } from '../options.ts';
import { accountCell, environmentCell, namedRole } from '../role-cells.ts';
import { isoHere, shown } from '../shown.ts';
import { table, type Cell } from '../table.ts';

type Link = ProgramAccessView['links'][number];

const states = {
  linked: 'command.link-linked',
  changed: 'command.link-changed',
  missing: 'command.link-missing',
} as const satisfies Record<Link['state'], KeyOf>;

/** `latchkey links`: the links, with the last reader of each. */
export const links: Command = {
  name: 'links',
  usage: '',
  least: 0,
  most: 0,
  options: [json],
  help: 'command.help-links',
  async run(context, call) {
    const { features, request } = context;
    const access = await programAccess(features);
    if (access.problem !== null) throw new FailureError(failureSaying('link-refused', access.problem));
    if (call.options.has('json')) return printedJson({ links: access.links.map((link) => linkJson(context, link)) });
    if (access.links.length === 0) return printed(request.isTerminal ? `${text('command.no-links')}\n` : '');
    const heads = ['command.head-profile', 'command.head-account', 'actions.role'] as const;
    const more = ['actions.environment', 'command.head-way', 'command.head-state', 'command.head-read'] as const;
    const rows = access.links.map((link) => cellsOf(context, link));
    return printed(
      table(
        request,
        [...heads, ...more].map((key) => text(key)),
        rows,
      ),
    );
  },
};

/** How much of a program's name a terminal shows (columns): when it read is worth more. */
const longestProgram = 16;

function cellsOf({ features, request }: Context, link: Link): Cell[] {
  const { lastRead, problem, profile, role, state, way } = link;
  const when = lastRead === null ? '' : ago(features.time.now() - lastRead.at);
  const name = shown(lastRead?.program ?? '');
  const program = request.isTerminal ? cutInMiddle(name, longestProgram) : name;
  const reader = program === '' ? text('command.unnamed-program') : program;
  return [
    { text: shown(profile, 200), isName: true },
    accountCell(features, role),
    { text: role.roleName, isName: true },
    environmentCell(features, role),
    { text: way },
    { text: problem === null ? text(states[state]) : text('command.link-problem') },
    { text: lastRead === null ? '' : text('command.read-by', { program: reader, when }) },
  ];
}

function linkJson({ features }: Context, { lastRead, problem, profile, role, state, way }: Link): object {
  return {
    profile,
    ...namedRole(features, role),
    way,
    state,
    problem,
    lastRead: lastRead === null ? null : { at: isoHere(lastRead.at, features.time), program: lastRead.program },
  };
}
