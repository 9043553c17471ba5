import { clockTime } from '../../../shared/format/clock-time.ts';
import { signInSentence } from '../../../shared/format/sign-in-sentence.ts';
import { timeLeft } from '../../../shared/format/time-left.ts';
import { signInStatus } from '../../../shared/model/sign-in-status.ts';
import { text } from '../../../shared/text/text.ts';
import type { Freshness } from '../../../contract/snapshot.ts';
import type { Organisation } from '../../organisations/organisation.ts';
import { printed, printedJson } from '../answers.ts';
import type { Command, Context } from '../command.ts';
import { wantedOrganisation } from '../find-organisation.ts';
import { json, organisation } from '../options.ts';
import { accountCell, environmentCell, namedRole } from '../role-cells.ts';
import { isoHere, shown } from '../shown.ts';
import { table, type Cell } from '../table.ts';

/** `latchkey status`: the sign-ins, and the roles whose credentials are held. */
export const status: Command = {
  name: 'status',
  usage: '',
  least: 0,
  most: 0,
  options: [json, organisation],
  help: 'command.help-status',
  run(context, call) {
    const { features, request } = context;
    const wanted = wantedOrganisation(context, call);
    const organisations = features.organisations.all().filter(({ record }) => wanted === null || record.id === wanted);
    const held = features.held.freshness().filter(({ role }) => wanted === null || role.organisationId === wanted);
    if (call.options.has('json')) {
      return printedJson({
        organisations: organisations.map((one) => organisationJson(context, one)),
        credentials: held.map((one) => heldJson(context, one)),
      });
    }
    if (organisations.length === 0) return printed(`${text('command.no-organisation')}\n`);
    const lines = organisations.map((one) => `${signInLine(context, one)}\n`);
    const heads = ['command.head-account', 'actions.role', 'actions.environment'] as const;
    const head = [...heads, 'command.head-ends' as const, 'command.head-left' as const].map((key) => text(key));
    const roles =
      held.length === 0
        ? ''
        : table(
            request,
            head,
            held.map((one) => heldCells(context, one)),
          );
    return printed(`${lines.join('')}${roles === '' || !request.isTerminal ? '' : '\n'}${roles}`);
  },
};

/** AWS tells no end, so one is known only where the person has set it or it was learned. */
function signInLine({ features }: Context, { record, signIn }: Organisation): string {
  const moment = { now: features.time.now(), clockOffset: features.time.offset() };
  const state = signInStatus(signIn.view(), moment.now);
  const said = signInSentence('menu', state, shown(record.name), moment);
  return state.kind === 'since' ? text('command.end-unknown', { state: said }) : said;
}

function heldCells({ features, request }: Context, { role, state, expiresAt }: Freshness): Cell[] {
  const { time } = features;
  const now = time.now();
  const ends =
    expiresAt === null
      ? text('command.unknown')
      : request.isTerminal
        ? clockTime(expiresAt - time.offset(), now - time.offset())
        : (isoHere(expiresAt, time) ?? '');
  const left =
    expiresAt === null ? text(state === 'fetching' ? 'command.fetching' : 'command.unknown') : leftOf(expiresAt - now);
  return [
    accountCell(features, role),
    { text: role.roleName, isName: true },
    environmentCell(features, role),
    { text: ends },
    { text: left },
  ];
}

function leftOf(left: number): string {
  return left <= 0 ? text('command.ended') : timeLeft(left);
}

function organisationJson({ features }: Context, { record, signIn }: Organisation): object {
  const { time } = features;
  const view = signIn.view();
  const isSignedIn = view.state === 'signed-in';
  const end = isSignedIn ? view.end : null;
  return {
    organisationId: record.id,
    organisation: record.name,
    startUrl: record.startUrl,
    region: record.region,
    state: isSignedIn ? 'signed-in' : view.state === 'signed-out' || view.state === 'ended' ? view.state : 'signing-in',
    connection: isSignedIn ? view.connection : null,
    since: isSignedIn ? isoHere(view.since, time) : null,
    endsAt: isoHere(end?.at ?? null, time),
    end: end?.kind ?? null,
    endedAt: view.state === 'ended' ? isoHere(view.endedAt, time) : null,
  };
}

function heldJson({ features }: Context, one: Freshness): object {
  const { time } = features;
  return {
    ...namedRole(features, one.role),
    state: one.state,
    obtainedAt: isoHere(one.obtainedAt, time),
    expiresAt: isoHere(one.expiresAt, time),
    renewing: one.renewing,
    problem: one.problem?.code ?? null,
  };
}
