import type { ActivityEntry } from '../../electron/contract/activity.ts';
import type { FailureCode } from '../../electron/contract/failure.ts';
import { dayName } from '../../electron/shared/format/day-name.ts';
import { isUnderChip } from '../../electron/shared/tables/activity-chips.ts';
import { copyFormatIds } from '../../electron/shared/tables/copy-formats.ts';
import { globalRows } from '../../electron/shared/tables/settings.ts';
import { locale, text, type KeyOf } from '../../electron/shared/text/text.ts';
import { folded } from '../list/search/fold.ts';
import type { Catalogues } from '../stores/catalogues.svelte.ts';
import type { IconName } from '../ui/icons.ts';

type RoleEntry = Extract<ActivityEntry, { about: 'role' }>;
type RoleKind = RoleEntry['kind'];
type OrganisationKind = Extract<ActivityEntry, { about: 'organisation' }>['kind'];

/** Which entries are shown, in order, by the label of each. */
export const activityChips = {
  all: 'activity.all',
  production: 'environment.production',
  console: 'actions.console',
  credentials: 'actions.credentials',
  'sign-in': 'activity.sign-in',
} as const satisfies Record<string, KeyOf>;
export type ActivityChip = keyof typeof activityChips;

/** The own word of an entry's environment, as the lists that are here have it. */
export function ownWordOf(entry: ActivityEntry, catalogues: Pick<Catalogues, 'account'>): string | undefined {
  if (entry.about !== 'role') return undefined;
  return catalogues.account(entry.role.organisationId, entry.role.accountId)?.environmentWord;
}

export function isInChip(entry: ActivityEntry, chip: ActivityChip): boolean {
  return isUnderChip(entry, chip);
}

/**
 * Whether each word of a search stands in what is shown of an entry, or is the usual word of its environment.
 *
 * @param ownWord what its environment is called where that is not usual.
 */
export function isFound(entry: ActivityEntry, query: string, ownWord: string | undefined): boolean {
  const words = folded(query).split(/\s+/u).filter(Boolean);
  if (words.length === 0) return true;
  const names =
    entry.about === 'role'
      ? [
          entry.account,
          entry.role.accountId,
          entry.role.roleName,
          text(`environment.${entry.environment}`),
          ownWord ?? '',
        ]
      : [entry.organisation];
  const shown = folded([...names, whatHappened(entry)].join(' '));
  return words.every((word) => shown.includes(word));
}

const icons: Readonly<Record<RoleKind | OrganisationKind, IconName>> = {
  'open-console': 'external',
  'open-terminal': 'terminal',
  'copy-console-link': 'link',
  'copy-credentials': 'copy',
  'copy-account-id': 'hash',
  'copy-role-arn': 'hash',
  'renew-credentials': 'reload',
  'forget-credentials': 'bin',
  'read-credentials': 'terminal',
  'link-profile': 'link',
  'unlink-profile': 'link',
  'allow-program': 'shield',
  'chain-role': 'link',
  'unchain-role': 'link',
  'guard-confirmed': 'shield',
  'guard-declined': 'shield',
  'guard-safer': 'shield',
  'change-environment': 'shield',
  'signed-in': 'person',
  'signed-out': 'person',
  'organisation-added': 'building',
  'organisation-changed': 'gear',
  'browser-changed': 'browser',
  'organisation-removed': 'building',
};

export function iconOf(entry: ActivityEntry): IconName {
  return entry.about === 'role' && entry.outcome !== 'done' ? 'warning' : icons[entry.kind];
}

const organisationTexts: Readonly<Record<OrganisationKind, KeyOf>> = {
  'signed-in': 'activity.signed-in',
  'signed-out': 'activity.signed-out',
  'organisation-added': 'activity.organisation-added',
  'organisation-changed': 'activity.organisation-changed',
  'browser-changed': 'activity.browser-changed',
  'organisation-removed': 'activity.organisation-removed',
};

/** One line of what happened. */
export function whatHappened(entry: ActivityEntry): string {
  if (entry.about === 'organisation') return text(organisationTexts[entry.kind]);
  const what = entry.outcome === 'done' ? whatWasDone(entry) : whatFailed(entry, text(why[entry.outcome]));
  if (entry.source === 'command') return text('activity.from-command', { what });
  return entry.source === 'link' ? text('activity.from-link', { what }) : what;
}

const terminalNames = Object.keys(globalRows.terminal.options) as (keyof typeof globalRows.terminal.options)[];

/** In a terminal by its name, or by the program that the person has named. */
function terminalOpened(detail: string | null): string {
  if (detail === null) return text('activity.terminal-opened');
  const known = terminalNames.find((name) => name === detail);
  const program = known === undefined ? detail : text(`setting.terminal.options.${known}`);
  return text('activity.terminal-opened-in', { program });
}

/** The action of a question as the texts choose by it: ICU takes no hyphen in a name that chooses. */
function chosenBy(action: string | null): string {
  return (action ?? '').replaceAll('-', '_');
}

function whatWasDone({ kind, detail, source }: RoleEntry): string {
  switch (kind) {
    case 'open-console':
      return consoleOpened(detail);
    case 'open-terminal':
      return terminalOpened(detail);
    case 'chain-role':
      return text('activity.chained');
    case 'unchain-role':
      return text('activity.unchained');
    case 'guard-confirmed':
      return text('activity.guard-confirmed', { action: chosenBy(detail) });
    case 'guard-declined':
      return text('activity.guard-declined', { action: chosenBy(detail) });
    case 'guard-safer':
      return text('activity.guard-safer');
    case 'change-environment':
      return text('activity.environment-changed');
    case 'copy-credentials': {
      const format = copyFormatIds.find((id) => id === detail);
      return format === undefined ? text('activity.copied') : text(`copy-format.${format}.copied`);
    }
    case 'copy-account-id':
      return text('footer.copied-account-id');
    case 'copy-role-arn':
      return text('footer.copied-role-arn');
    case 'copy-console-link':
      return text('activity.copied-link');
    case 'renew-credentials':
      return text('activity.renewed');
    case 'forget-credentials':
      return text('activity.forgotten');
    case 'read-credentials':
      return byProgram(source, 'activity.read', 'activity.read-unnamed');
    case 'allow-program':
      return byProgram(source, 'activity.allowed', 'activity.allowed-unnamed');
    case 'link-profile':
      return detail === null ? text('activity.linked-somehow') : text('activity.linked', { profile: detail });
    case 'unlink-profile':
      return detail === null ? text('activity.unlinked-somehow') : text('activity.unlinked', { profile: detail });
  }
}

/** @param place service and region. */
function consoleOpened(place: string | null): string {
  const [service = '', region = ''] = place?.split(' ') ?? [];
  if (region === '') return text('activity.opened');
  return service === 'home'
    ? text('activity.opened-home', { region })
    : text('activity.opened-at', { service, region });
}

/** What a program is called is what it says of itself, and is told as that. */
function byProgram(source: RoleEntry['source'], named: KeyOf<{ program: string }>, unnamed: KeyOf): string {
  const program = programOf(source);
  return program === '' ? text(unnamed) : text(named, { program });
}

function programOf(source: RoleEntry['source']): string {
  return typeof source === 'string' ? '' : source.program;
}

const failures = {
  'open-console': 'activity.not-opened',
  'open-terminal': 'activity.terminal-not-opened',
  'copy-console-link': 'activity.not-copied',
  'copy-credentials': 'activity.not-copied',
  'copy-account-id': 'activity.not-copied',
  'copy-role-arn': 'activity.not-copied',
  'renew-credentials': 'activity.not-renewed',
  'forget-credentials': 'activity.not-forgotten',
  'read-credentials': 'activity.not-read-unnamed',
  'link-profile': 'activity.not-linked',
  'unlink-profile': 'activity.not-unlinked',
  'allow-program': 'activity.not-allowed',
  'chain-role': 'activity.not-chained',
  'unchain-role': 'activity.not-chained',
  'guard-confirmed': 'activity.not-guarded',
  'guard-declined': 'activity.not-guarded',
  'guard-safer': 'activity.not-guarded',
  'change-environment': 'activity.environment-not-changed',
} as const satisfies Record<RoleKind, KeyOf<{ why: string }>>;

function whatFailed({ kind, source }: RoleEntry, reason: string): string {
  const program = programOf(source);
  if (kind === 'read-credentials' && program !== '') return text('activity.not-read', { program, why: reason });
  return text(failures[kind], { why: reason });
}

/** Why something failed, in a few words; what cannot come of an action on a role has none of its own. */
const why: Readonly<Record<FailureCode, KeyOf>> = {
  'invalid-input': 'activity.why-other',
  'start-url-invalid': 'activity.why-other',
  'region-needed': 'activity.why-other',
  'region-invalid': 'activity.why-other',
  'sign-out-first': 'activity.why-other',
  'endpoints-unknown': 'activity.why-other',
  'browser-command-invalid': 'activity.why-other',
  'not-found': 'activity.why-gone',
  'sign-in-needed': 'activity.why-sign-in',
  offline: 'activity.why-offline',
  'proxy-in-between': 'activity.why-proxy',
  throttled: 'problem.throttled.title',
  'service-error': 'activity.why-service',
  'list-without-end': 'activity.why-other',
  'access-denied': 'activity.why-removed',
  'portal-not-found': 'activity.why-other',
  'portal-moved': 'activity.why-other',
  'perhaps-wrong-region': 'activity.why-other',
  'sign-in-unsupported': 'activity.why-other',
  'code-expired': 'activity.why-other',
  'request-refused': 'activity.why-other',
  cancelled: 'activity.why-cancelled',
  'browser-did-not-open': 'activity.why-browser',
  'browser-did-not-return': 'activity.why-other',
  'return-refused': 'activity.why-other',
  'host-not-trusted': 'activity.why-other',
  'console-refused': 'activity.why-console',
  'clipboard-failed': 'activity.why-clipboard',
  'clipboard-needs-window': 'activity.why-window',
  'format-cannot-hold': 'activity.why-format',
  'role-arn-unknown': 'activity.why-arn',
  'nothing-held': 'activity.why-nothing-held',
  'port-taken': 'activity.why-port',
  'link-refused': 'activity.why-refused',
  'digits-wrong': 'activity.why-digits',
  'program-not-allowed': 'activity.why-not-allowed',
  'other-user-asked': 'activity.why-other-user',
  managed: 'activity.why-managed',
  'terminal-did-not-open': 'activity.why-terminal',
  'chained-role-refused': 'activity.why-refused',
  'storage-failed': 'activity.why-storage',
  internal: 'activity.why-mistake',
};

export interface ActivityLine {
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly entry: ActivityEntry;
  /** By the person's own clock. */
  readonly time: string;
}

export interface ActivityDay {
  readonly name: string;
  readonly lines: readonly ActivityLine[];
}

/**
 * Entries under the day of each, in their order.
 *
 * @param now by the server's clock (ms), as the times of the entries.
 * @param clockOffset to add to this computer's clock to get the server's (ms).
 */
export function byDay(entries: readonly ActivityEntry[], now: number, clockOffset: number): ActivityDay[] {
  const clock = new Intl.DateTimeFormat(locale(), { hour: '2-digit', minute: '2-digit' });
  const days: { date: string; name: string; lines: ActivityLine[] }[] = [];
  for (const [index, entry] of entries.entries()) {
    const at = entry.at - clockOffset;
    const date = new Date(at).toDateString();
    if (days.at(-1)?.date !== date) days.push({ date, name: dayName(at, now - clockOffset), lines: [] });
    days.at(-1)?.lines.push({ index, entry, time: clock.format(at) });
  }
  return days;
}
