import type { AppSnapshot } from '../../electron/contract/snapshot.ts';

export type Platform = AppSnapshot['platform'];

/** A key with its modifiers. `command` is ⌘ on macOS and Ctrl elsewhere. */
export interface Chord {
  readonly key: string;
  readonly command?: true;
  readonly shift?: true;
  readonly alt?: true;
}

interface Keys {
  readonly darwin: readonly Chord[];
  readonly other: readonly Chord[];
}

/** Every key of the window; the first of a list is the one that is shown. */
export const shortcuts = {
  up: same({ key: 'ArrowUp' }),
  down: same({ key: 'ArrowDown' }),
  pageUp: same({ key: 'PageUp' }),
  pageDown: same({ key: 'PageDown' }),
  first: {
    darwin: [
      { key: 'ArrowUp', command: true },
      { key: 'Home', command: true },
    ],
    other: [{ key: 'Home', command: true }],
  },
  last: {
    darwin: [
      { key: 'ArrowDown', command: true },
      { key: 'End', command: true },
    ],
    other: [{ key: 'End', command: true }],
  },
  previousSection: same({ key: 'ArrowUp', alt: true }),
  nextSection: same({ key: 'ArrowDown', alt: true }),
  open: same({ key: 'ArrowRight' }),
  close: same({ key: 'ArrowLeft' }),
  act: same({ key: 'Enter' }),
  openAt: same({ key: 'Enter', alt: true }),
  actions: {
    darwin: [{ key: 'k', command: true }],
    other: [{ key: 'k', command: true }, { key: 'ContextMenu' }, { key: 'F10', shift: true }],
  },
  copy: same({ key: 'c', command: true }),
  copyAs: same({ key: 'c', command: true, shift: true }),
  renew: same({ key: 'e', command: true }),
  copyAccountId: same({ key: 'a', command: true, shift: true }),
  pin: same({ key: 'd', command: true }),
  reload: { darwin: [{ key: 'r', command: true }], other: [{ key: 'r', command: true }, { key: 'F5' }] },
  search: same({ key: 'f', command: true }),
  organisations: same({ key: 'o', command: true }),
  allOrganisations: same({ key: 'o', command: true, shift: true }),
  addOrganisation: same({ key: 'n', command: true }),
  signIn: same({ key: 's', command: true, shift: true }),
  useCode: same({ key: 'd', command: true }),
  copyCode: same({ key: 'c', command: true, shift: true }),
  settings: same({ key: ',', command: true }),
  closeWindow: same({ key: 'w', command: true }),
  quit: same({ key: 'q', command: true }),
  back: same({ key: 'Escape' }),
} as const satisfies Record<string, Keys>;

export type ShortcutName = keyof typeof shortcuts;

/** Keys that a held finger may repeat: they move, and do nothing else. */
export const repeatable: ReadonlySet<ShortcutName> = new Set<ShortcutName>([
  'up',
  'down',
  'pageUp',
  'pageDown',
  'first',
  'last',
  'previousSection',
  'nextSection',
]);

/** The keys of a shortcut on a platform. */
export function chordsOf(name: ShortcutName, platform: Platform): readonly Chord[] {
  return platform === 'darwin' ? shortcuts[name].darwin : shortcuts[name].other;
}

function same(...chords: readonly Chord[]): Keys {
  return { darwin: chords, other: chords };
}
