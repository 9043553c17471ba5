import type { Intent } from '../../contract/commands.ts';
import type { Sheet } from '../../contract/events.ts';
import { roleKey, sameRole, type Role } from '../../shared/model/role.ts';
import type { AppSnapshot, Freshness } from '../../contract/snapshot.ts';
import type { Platform } from '../../core/ports/platform.ts';
import { shownName } from './shown-name.ts';
import { clockTime } from '../../shared/format/clock-time.ts';
import { signInSentence } from '../../shared/format/sign-in-sentence.ts';
import { timeLeft } from '../../shared/format/time-left.ts';
import { signInStatus } from '../../shared/model/sign-in-status.ts';
import { asksForSignIn } from '../../shared/model/sign-in.ts';
import { text } from '../../shared/text/text.ts';
import { areMixed, organisationName, roleLabel, viaName, type RoleNaming } from './role-label.ts';
import { withReached } from './reached-roles.ts';

/** What an entry does when it is chosen. */
export type TrayAction =
  | { readonly kind: 'open' }
  | { readonly kind: 'settings' }
  /** To the page that tells of a newer version. */
  | { readonly kind: 'update' }
  | { readonly kind: 'quit' }
  | { readonly kind: 'sign-in'; readonly organisationId: string }
  /** Null: the lists of all as one. */
  | { readonly kind: 'organisation'; readonly organisationId: string | null }
  | { readonly kind: 'sheet'; readonly sheet: Sheet }
  | { readonly kind: 'perform'; readonly intent: Intent };

/** The menu as plain data, equal when nothing a person sees or starts has changed. */
export type TrayEntry =
  | { readonly type: 'separator' }
  | { readonly type: 'line'; readonly label: string }
  | { readonly type: 'item'; readonly label: string; readonly action: TrayAction; readonly keys?: string }
  | { readonly type: 'submenu'; readonly label: string; readonly entries: readonly TrayEntry[] };

export interface TrayMenuInput {
  readonly snapshot: AppSnapshot;
  readonly describe: (role: Role) => RoleNaming;
  readonly system: Platform['system'];
  /** Milliseconds since the epoch on this computer's clock. */
  readonly now: number;
  /** The keys that summon the window, as Electron writes them; null: none do. */
  readonly summonKeys: string | null;
}

const mostPinned = 5;
const mostRecent = 10;
const longestName = 60;
const separator: TrayEntry = { type: 'separator' };

/** State, Open, pinned roles, recent ones, each with what is reached through it, organisations, who can sign in, Settings, Quit (docs/design.md#tray-menu). */
export function trayMenu(input: TrayMenuInput): readonly TrayEntry[] {
  const { snapshot, system } = input;
  const own = [snapshot.pinned.slice(0, mostPinned), snapshot.recent.slice(0, mostRecent)] as const;
  const listed = withReached(own, snapshot.chainedRoles);
  const mixed = areMixed(own.flat());
  const entriesOf = (some: readonly Role[]): TrayEntry[] =>
    some.map((role) => roleEntry(role, mixed ? organisationName(role, snapshot) : null, input));
  const [pinned, recent] = [entriesOf(listed[0]), entriesOf(listed[1])];
  const roles = recent.length === 0 ? pinned : [...pinned, submenu(text('section.recent'), recent)];
  const open: TrayEntry = {
    type: 'item',
    label: escaped(text('menu.open-latchkey')),
    action: { kind: 'open' },
    ...(input.summonKeys === null ? {} : { keys: input.summonKeys }),
  };
  const settings: TrayEntry = {
    ...item(titled('settings.label', input), { kind: 'settings' }),
    // Menus of macOS tell the key that does the same in the window.
    ...(system === 'darwin' ? { keys: 'Command+,' } : {}),
  };
  const quit = item(text(`menu.quit-${system}`), { kind: 'quit' });
  const last = [...update(snapshot), settings, quit];
  const sections = [stateLines(input), [open], roles, [...organisations(input), ...signIns(input)], last];
  return sections
    .filter((section) => section.length > 0)
    .flatMap((section, index) => (index === 0 ? section : [separator, ...section]));
}

/** While there is something to decide. */
function update({ updates: { state, version } }: AppSnapshot): readonly TrayEntry[] {
  if (version === null || (state !== 'found' && state !== 'ready')) return [];
  return [item(text(state === 'ready' ? 'update.menu-ready' : 'update.menu', { version }), { kind: 'update' })];
}

/** Linux keeps the menu it was given and shows it without asking; elsewhere it is made as it opens. */
function stateLines({ snapshot, system, now }: TrayMenuInput): readonly TrayEntry[] {
  const { organisations, clockOffset } = snapshot;
  if (organisations.length === 0) return [line(text('menu.no-organisation'))];
  const surface = system === 'linux' ? 'lasting-menu' : 'menu';
  const moment = { now: now + clockOffset, clockOffset };
  return organisations.map(({ name, signIn }) =>
    line(signInSentence(surface, signInStatus(signIn, moment.now), shownName(name, longestName), moment)),
  );
}

function roleEntry(role: Role, organisation: string | null, input: TrayMenuInput): TrayEntry {
  const format = input.snapshot.settings.copyFormat;
  const { removedRoles, chainedRoles } = input.snapshot;
  const label = roleLabel(role, input.describe(role), organisation, viaName(role, input.snapshot));
  if (removedRoles.some((removed) => sameRole(removed.role, role))) {
    return line(text('menu.role-removed', { role: label }));
  }
  if (chainedRoles.some((chained) => !chained.usable && sameRole(chained.role, role))) {
    return line(text('chained.menu-problem', { role: label }));
  }
  return submenu(label, [
    line(credentialsLine(role, input)),
    separator,
    item(titled('action.open-console', input), { kind: 'perform', intent: { kind: 'open-console', role } }),
    item(titled('action.open-console-at', input), { kind: 'sheet', sheet: { kind: 'console-at', role } }),
    item(titled('action.open-terminal', input), { kind: 'perform', intent: { kind: 'open-terminal', role } }),
    item(text(`copy-format.${format}.action`), { kind: 'perform', intent: { kind: 'copy-credentials', role, format } }),
    item(titled('action.copy-as', input), { kind: 'sheet', sheet: { kind: 'copy-as', role } }),
  ]);
}

/**
 * Linux keeps the menu it was given and shows it without asking, so there the end is a time of day, which stays true;
 * elsewhere the menu is made as it opens.
 */
function credentialsLine(role: Role, { snapshot, system, now }: TrayMenuInput): string {
  const held = snapshot.freshness.find((one) => roleKey(one.role) === roleKey(role));
  const end = held === undefined ? null : endOf(held);
  if (end === null) return text(held?.state === 'fetching' ? 'credentials.fetching' : 'credentials.none');
  const left = end - (now + snapshot.clockOffset);
  if (held?.state === 'ended' || left <= 0) return text('credentials.ended');
  if (system === 'linux') return text('credentials.until', { time: clockTime(end - snapshot.clockOffset, now) });
  return text('credentials.left', { left: timeLeft(left) });
}

function endOf(held: Freshness): number | null {
  return held.expiresAt;
}

/** Only where there is a choice. */
function organisations(input: TrayMenuInput): readonly TrayEntry[] {
  const { snapshot } = input;
  if (snapshot.organisations.length < 2) return [];
  const entries = snapshot.organisations.map(({ id, name }) =>
    item(shownName(name, longestName), { kind: 'organisation', organisationId: id }),
  );
  const all = item(titled('organisations.all', input), { kind: 'organisation', organisationId: null });
  return [submenu(text('organisations.label'), [...entries, separator, all])];
}

function signIns(input: TrayMenuInput): readonly TrayEntry[] {
  const { snapshot, now } = input;
  return snapshot.organisations.flatMap((organisation) => {
    const asks = asksForSignIn(organisation.signIn, now + snapshot.clockOffset);
    if (asks === null) return [];
    const key = asks === 'again' ? 'menu.sign-in-again' : 'menu.sign-in';
    const label = text(input.system === 'darwin' ? `${key}-title` : key, {
      name: shownName(organisation.name, longestName),
    });
    return [item(label, { kind: 'sign-in', organisationId: organisation.id })];
  });
}

/** What menus of macOS write in Title Case, those of the others in sentence case. */
const titles = {
  'action.open-console': 'action.open-console-title',
  'action.open-console-at': 'action.open-console-at-title',
  'action.open-terminal': 'action.open-terminal-title',
  'action.copy-as': 'action.copy-as-title',
  'organisations.all': 'organisations.all-title',
  'settings.label': 'settings.open-window',
} as const;

function titled(key: keyof typeof titles, { system }: TrayMenuInput): string {
  return text(system === 'darwin' ? titles[key] : key);
}

function line(label: string): TrayEntry {
  return { type: 'line', label: escaped(label) };
}

function item(label: string, action: TrayAction): Extract<TrayEntry, { type: 'item' }> {
  return { type: 'item', label: escaped(label), action };
}

function submenu(label: string, entries: readonly TrayEntry[]): TrayEntry {
  return { type: 'submenu', label: escaped(label), entries };
}

/** In a label one `&` marks the key to press (Electron, docs/api/menu-item.md); doubled, it is itself. */
function escaped(label: string): string {
  return label.replaceAll('&', '&&');
}
