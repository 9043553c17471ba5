import { clockMinutesOff } from '../../shared/format/clock-off.ts';
import { signInSentence } from '../../shared/format/sign-in-sentence.ts';
import { signInStatus } from '../../shared/model/sign-in-status.ts';
import { text } from '../../shared/text/text.ts';
import { programAccess } from '../export/program-access.ts';
import type { Organisation } from '../organisations/organisation.ts';
import { minute } from '../time/instant.ts';
import type { CommandFeatures } from './command-features.ts';

/** What was looked at, and how it is. */
export interface Check {
  /** Its name in the JSON document, which stays. */
  readonly check: string;
  readonly state: 'ok' | 'warn' | 'fail';
  readonly sentence: string;
  /** What to do; null: nothing, or the sentence says it. */
  readonly advice: string | null;
}

type Look = (features: CommandFeatures) => readonly Check[] | Promise<readonly Check[]>;

/** Signed requests of this computer are refused beyond it (ms, docs/aws.md#clocks). */
const refusedBeyond = 5 * minute;

/** All that is looked at, in this order. AWS is asked for nothing. */
export const checks: readonly Look[] = [
  version,
  start,
  logFile,
  policy,
  signIns,
  keychain,
  clock,
  lists,
  notices,
  socket,
  endpoint,
  awsFilesAndLinks,
  chainedRoles,
];

function check(name: string, state: Check['state'], sentence: string, advice: string | null = null): Check {
  return { check: name, state, sentence, advice };
}

function version({ platform }: CommandFeatures): readonly Check[] {
  return [check('version', 'ok', text('command.version', { version: platform.version }))];
}

function start({ safeStart }: CommandFeatures): readonly Check[] {
  if (safeStart === null) return [check('start', 'ok', text('command.start-ordinary'))];
  const { failedStarts: count } = safeStart;
  return [check('start', 'warn', text('command.start-safe', { count }), text('command.advice-safe-start'))];
}

function logFile({ log: { file } }: CommandFeatures): readonly Check[] {
  return file === undefined ? [] : [check('log', 'ok', text('command.log', { file }))];
}

function policy({ managed }: CommandFeatures): readonly Check[] {
  const [file, problem, unknown] = [managed.file(), managed.problem(), managed.unknown()];
  if (file === null) return [];
  if (problem !== null) return [check('policy', 'fail', problem, text('command.advice-policy', { file }))];
  const inForce = check('policy', 'ok', text('policy.in-force', { file }));
  if (unknown.length === 0) return [inForce];
  return [inForce, check('policy', 'warn', text('command.policy-unknown', { names: unknown.join(', ') }))];
}

function signIns(features: CommandFeatures): readonly Check[] {
  const all = features.organisations.all();
  if (all.length === 0) return [check('sign-in', 'warn', text('command.no-organisation'))];
  return all.map((one) => signIn(features, one));
}

function signIn({ time }: CommandFeatures, { record, signIn: sign }: Organisation): Check {
  const now = time.now();
  const view = sign.view();
  const status = signInStatus(view, now);
  const said = signInSentence('menu', status, record.name, { now, clockOffset: time.offset() });
  const values = { organisation: record.name };
  switch (status.kind) {
    case 'signed-out':
      return check('sign-in', 'warn', said, text('command.advice-login'));
    case 'ended':
      return check('sign-in', 'fail', said, text('command.advice-login'));
    case 'offline':
      return check('sign-in', 'fail', said, text('command.advice-offline'));
    case 'not-aws':
      return check('sign-in', 'fail', said, text('command.advice-network'));
    case 'trouble':
      return check('sign-in', 'warn', said, text('command.advice-trouble', values));
    default: {
      const problem = 'problem' in view ? view.problem : null;
      return check('sign-in', problem === null ? 'ok' : 'warn', said, problem?.sentence ?? null);
    }
  }
}

function keychain({ secrets }: CommandFeatures): readonly Check[] {
  if (secrets.isAsked()) return [check('keychain', 'warn', text('notice.keychain-asks'))];
  switch (secrets.kept()) {
    case 'keychain':
      return [check('keychain', 'ok', text('command.kept-keychain'))];
    case 'memory':
      return [check('keychain', 'warn', text('notice.memory-only'))];
    case 'refused':
      return [check('keychain', 'warn', text('notice.keychain-refused'))];
  }
}

function clock({ time }: CommandFeatures): readonly Check[] {
  const offset = time.offset();
  const minutes = clockMinutesOff(offset);
  if (minutes === null) return [check('clock', 'ok', text('command.clock-good'))];
  const state = Math.abs(offset) > refusedBeyond ? 'fail' : 'warn';
  return [check('clock', state, text('command.clock-off', { minutes }), text('command.advice-clock'))];
}

function lists({ organisations }: CommandFeatures): readonly Check[] {
  return organisations.all().flatMap(({ record, catalogue }) => {
    const { accountCount, checkedAt, failedAccounts, problem, roleCount } = catalogue.status();
    const organisation = record.name;
    if (problem !== null)
      return [check('list', 'fail', text('command.list-problem', { organisation }), problem.sentence)];
    if (failedAccounts > 0) {
      const sentence = text('command.list-failed', { organisation, count: failedAccounts });
      return [check('list', 'warn', sentence, text('command.advice-list'))];
    }
    // Nobody has signed in, as another line says.
    if (checkedAt === null && accountCount === 0) return [];
    return [check('list', 'ok', text('command.list-good', { organisation, accounts: accountCount, roles: roleCount }))];
  });
}

/** Entries that were left out of a list, and files that could not be read or kept, are among them. */
function notices({ report }: CommandFeatures): readonly Check[] {
  return report.notices.all().map(({ sentence }) => check('notice', 'warn', sentence));
}

function socket({ programSocket }: CommandFeatures): readonly Check[] {
  switch (programSocket.state()) {
    case 'open':
      return [check('socket', 'ok', text('command.socket-open'))];
    case 'other-copy':
      return [check('socket', 'fail', text('command.socket-other'), text('command.advice-other-copy'))];
    case 'closed':
    case 'failed':
      return [check('socket', 'fail', text('command.socket-failed'), text('command.advice-restart'))];
  }
}

function endpoint({ endpoint: consumers }: CommandFeatures): readonly Check[] {
  const { state, port } = consumers.view();
  switch (state) {
    case 'idle':
      return [check('endpoint', 'ok', text('command.endpoint-idle'))];
    case 'listening':
      return [check('endpoint', 'ok', text('command.endpoint-open', { port: String(port) }))];
    case 'port-taken':
      return [check('endpoint', 'fail', text('failure.port-taken', { port: String(port) }))];
    case 'failed':
      return [check('endpoint', 'fail', text('command.endpoint-failed'), text('command.advice-restart'))];
  }
}

/** What is said of a link includes the sign-in that is shared for it. */
async function awsFilesAndLinks(features: CommandFeatures): Promise<readonly Check[]> {
  const { files, links, problem } = await programAccess(features);
  if (problem !== null) return [check('aws-files', 'fail', problem)];
  const good = check('aws-files', 'ok', text('command.files-good', { files: files.join(', ') }));
  const wrong = links.flatMap(({ profile, problem: why, state }) => {
    if (why !== null) return [check('link', 'fail', text('command.link-wrong', { profile, why }))];
    if (state === 'missing')
      return [
        check('link', 'warn', text('command.link-gone', { profile }), text('command.advice-link-gone', { profile })),
      ];
    return state === 'changed'
      ? [check('link', 'warn', text('command.link-edited', { profile }), text('command.advice-link-edited'))]
      : [];
  });
  return [
    good,
    ...(wrong.length > 0 ? wrong : [check('link', 'ok', text('command.links-good', { count: links.length }))]),
  ];
}

function chainedRoles({ chainedRoles: chained, identities }: CommandFeatures): readonly Check[] {
  return chained.view().flatMap(({ role, problem }) => {
    const values = { role: role.roleName, account: identities.account(role) };
    return problem === null
      ? []
      : [check('chained-role', 'warn', text('command.chain-wrong', { ...values, why: problem }))];
  });
}
