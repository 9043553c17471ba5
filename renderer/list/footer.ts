import type { AppSnapshot } from '../../electron/contract/snapshot.ts';
import type { CatalogueStatus } from '../../electron/contract/organisation.ts';
import type { Note } from '../stores/actions.svelte.ts';
import { text, type KeyOf } from '../../electron/shared/text/text.ts';
import { ago } from '../../electron/shared/format/ago.ts';
import { clockTime } from '../../electron/shared/format/clock-time.ts';
import { secondsLeft } from '../../electron/shared/format/time-left.ts';
import { keyLabel, type Platform } from '../keyboard/shortcuts.ts';
import { chainProblem, roleOfRow, type Row } from './rows/row.ts';

export interface FooterStatus {
  readonly kind: 'quiet' | 'busy' | 'slow' | 'done' | 'problem' | 'hint';
  readonly text: string;
  /** The text ticks: screen readers get `spoken` once instead. */
  readonly silent: boolean;
  readonly spoken: string;
}

export interface FooterAction {
  readonly label: string;
  readonly key: string | null;
  readonly production: boolean;
  readonly act: () => void;
}

type Pending = AppSnapshot['pending'][number];
type Clipboard = NonNullable<AppSnapshot['clipboard']>;

/** After this long (ms) an action that is under way is called slow. */
export const slowAfter = 10_000;
/** How long (ms) something is mentioned that is done: a sign-in, or something copied that stays on the clipboard. */
export const mentionedFor = 5_000;
/** How long (ms) what can be taken back at the footer is mentioned; in the settings it can be taken back later, too. */
export const undoableFor = 30_000;

/** What the start of the footer says, the most pressing thing first. */
export function footerStatus(
  state: {
    readonly pending: Pending | null;
    readonly note: Note | null;
    readonly clipboard: Clipboard | null;
    /** Since when (ms, server's clock) there is no connection; null: there is one. */
    readonly offlineSince: number | null;
    /** Null: how old the list is needs no word. */
    readonly catalogue: CatalogueStatus | null;
    /** The hint of today; null: none. */
    readonly hint: string | null;
  },
  now: number,
): FooterStatus {
  if (state.pending !== null) return pendingStatus(state.pending, now);
  if (state.note !== null && isMentioned(state.note, now)) {
    return { ...said(state.note.sentence), kind: state.note.kind };
  }
  const copied = state.clipboard === null ? null : copiedStatus(state.clipboard, now);
  if (copied !== null) return copied;
  if (state.offlineSince !== null) {
    return said(text('footer.offline-since', { time: clockTime(state.offlineSince, now) }));
  }
  if (state.hint !== null && (state.catalogue?.reading ?? null) === null) return { ...said(state.hint), kind: 'hint' };
  if (state.catalogue === null) return said('');
  return catalogueText(state.catalogue, now);
}

/** What takes back what is mentioned; null: nothing is, or it cannot be taken back. */
export function undoOf(note: Note | null, now: number): (() => void) | null {
  return note?.undo !== undefined && isMentioned(note, now) ? note.undo : null;
}

function isMentioned({ until }: Note, now: number): boolean {
  return until === null || now < until;
}

/** Whether what was copied will be taken from the clipboard, so that it can be cleared now. */
export function clearsLater(clipboard: Clipboard | null, now: number): boolean {
  return clipboard?.clearsAt !== null && (clipboard?.clearsAt ?? 0) > now;
}

const pendingTexts: Readonly<Record<Pending['kind'], KeyOf>> = {
  'open-console': 'footer.opening',
  'open-terminal': 'footer.opening-terminal',
  'copy-credentials': 'footer.copying',
  'copy-console-link': 'footer.copying',
  'copy-role-arn': 'action.asking-aws',
  'renew-credentials': 'role.renewing',
};

const copiedTexts: Readonly<Record<Clipboard['what'], KeyOf>> = {
  credentials: 'footer.copied',
  lines: 'footer.copied',
  'account-id': 'footer.copied-account-id',
  'role-arn': 'footer.copied-role-arn',
  'console-link': 'footer.copied',
  link: 'footer.copied',
  code: 'footer.copied',
  'support-details': 'support.copied',
  request: 'footer.copied-request',
};

/** Of what is secret, where the person has the clipboard not cleared by time. */
const stayingTexts: Partial<Readonly<Record<Clipboard['what'], KeyOf>>> = {
  credentials: 'footer.copied-stays',
  'console-link': 'footer.copied-link-stays',
};

function pendingStatus(pending: Pending, now: number): FooterStatus {
  if (now - pending.startedAt >= slowAfter) return { ...said(text('footer.slow')), kind: 'slow' };
  return { ...said(text(pendingTexts[pending.kind])), kind: 'busy' };
}

function copiedStatus(clipboard: Clipboard, now: number): FooterStatus | null {
  if (clipboard.clearsAt === null) {
    if (now - clipboard.copiedAt >= mentionedFor) return null;
    return { ...said(text(stayingTexts[clipboard.what] ?? copiedTexts[clipboard.what])), kind: 'done' };
  }
  if (clipboard.clearsAt <= now) return null;
  // The window's clock ticks once a second and may stand a little before the moment of copying.
  const left = secondsLeft(clipboard.clearsAt - Math.max(now, clipboard.copiedAt));
  const line = clipboard.what === 'console-link' ? 'footer.copied-link-clears' : 'footer.copied-clears';
  return { kind: 'done', text: text(line, { left }), silent: true, spoken: text('footer.copied') };
}

function catalogueText(catalogue: CatalogueStatus, now: number): FooterStatus {
  const { reading, checkedAt } = catalogue;
  if (reading !== null && reading.accountsKnown === 0) return said(text('footer.reading-accounts'));
  if (reading !== null) {
    const line = text('footer.reading', { done: reading.accountsDone, known: reading.accountsKnown });
    return { kind: 'quiet', text: line, silent: true, spoken: '' };
  }
  if (checkedAt === null) return said('');
  return { ...said(text('time.checked', { when: ago(now - checkedAt) })), silent: true, spoken: '' };
}

function said(sentence: string): FooterStatus {
  return { kind: 'quiet', text: sentence, silent: false, spoken: sentence };
}

/** What the end of the footer depends on. */
export interface FooterActionState {
  readonly platform: Platform;
  readonly selected: Row | null;
  readonly production: boolean;
  /** Of a red environment, its own word; null: the usual one. */
  readonly environmentWord: string | null;
  readonly pending: boolean;
  /** What is mentioned can be taken back. */
  readonly undoable: boolean;
  /** Something copied can be cleared, and nothing more pressing is said. */
  readonly clearable: boolean;
  readonly nothingFound: boolean;
  /** Nothing was found, and something near is proposed. */
  readonly suggested: boolean;
  readonly signedOut: boolean;
  readonly waiting: boolean;
  readonly offline: boolean;
  /** Whether credentials of the selected role are held and good. */
  readonly usable: boolean;
}

export interface FooterDoes {
  readonly act: () => void;
  readonly back: () => void;
  readonly copy: () => void;
  readonly clear: () => void;
  readonly undo: () => void;
}

type OfProduction =
  'footer.open-production' | 'footer.sign-in-and-open-production' | 'footer.copy-production-credentials';

const ofOwnWord = {
  'footer.open-production': 'footer.open-own',
  'footer.sign-in-and-open-production': 'footer.sign-in-and-open-own',
  'footer.copy-production-credentials': 'footer.copy-own-credentials',
} as const satisfies Record<OfProduction, string>;

function ofProduction(label: OfProduction, word: string | null): string {
  return word === null ? text(label) : text(ofOwnWord[label], { word });
}

/** What Enter, or the key shown, will do; null: nothing. */
export function footerAction(state: FooterActionState, does: FooterDoes): FooterAction | null {
  const { selected } = state;
  const plain = (label: KeyOf, shortcut: 'act' | 'back', act: () => void): FooterAction => ({
    label: text(label),
    key: keyLabel(shortcut, state.platform),
    production: false,
    act,
  });
  const acting = (label: KeyOf, productionLabel: OfProduction): FooterAction => ({
    ...plain(label, 'act', does.act),
    ...(state.production ? { label: ofProduction(productionLabel, state.environmentWord) } : {}),
    production: state.production,
  });

  if (state.pending) return plain('action.cancel', 'back', does.back);
  if (state.undoable) return { ...plain('link-sheet.undo', 'back', does.undo), key: null };
  if (state.clearable) return { ...plain('footer.clear-now', 'back', does.clear), key: null };
  if (state.suggested) return plain('search.again', 'act', does.act);
  if (state.nothingFound) return plain('search.reload', 'act', does.act);
  if (state.signedOut && selected !== null && roleOfRow(selected) !== null) {
    return acting('footer.sign-in-and-open', 'footer.sign-in-and-open-production');
  }
  if (state.signedOut && selected === null) return plain('action.sign-in', 'act', does.act);
  if (state.waiting) return plain('banner.show-code', 'act', does.act);
  if (selected === null) return null;
  if (roleOfRow(selected) === null) {
    const open = selected.kind === 'account' && selected.open;
    return plain(open ? 'footer.close-account' : 'footer.open-account', 'act', does.act);
  }
  if (selected.kind !== 'account' && selected.removed) return null;
  if (chainProblem(selected) !== null) return plain('actions.chain-edit', 'act', does.act);
  if (!state.offline) return acting('action.open-console', 'footer.open-production');
  if (!state.usable) return null;
  const key = keyLabel('copy', state.platform);
  return { ...acting('action.copy-credentials', 'footer.copy-production-credentials'), key, act: does.copy };
}

/** The button beside it: everything else that can be done. */
export function actionsButton(platform: Platform, act: () => void): FooterAction {
  return { label: text('actions.list'), key: keyLabel('actions', platform), production: false, act };
}
