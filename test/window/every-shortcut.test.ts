import { describe, expect } from 'vitest';
import { keyLabels, type Platform, type ShortcutName } from '../../renderer/keyboard/shortcuts.ts';
import { answersWith, done } from './support/activity-entries.ts';
import { question, settle } from './support/guard.ts';
import { snapshot, waitingForApproval, type SnapshotInput } from './support/northwind.ts';
import { others, signedIn } from './support/several.ts';
import { answers } from './support/sheet-answers.ts';
import { windowTest as it } from './support/fixtures.ts';
import type { TestWindow } from './support/window.ts';

/** A shortcut: how it is pressed, how a person reads it, and what comes of it. */
interface Expected {
  readonly mac: readonly string[];
  readonly other: readonly string[];
  readonly written: readonly [mac: string, other: string];
  /** What main is asked for, the sheet that is shown, or where the selection then is. */
  readonly does: string;
  /** Pressed before, the keys that are the same everywhere. */
  readonly before?: readonly string[];
  /** The shortcut that leads to where it is pressed. */
  readonly from?: ShortcutName;
  /** What is shown then, if not the list. */
  readonly shown?: Partial<SnapshotInput>;
}

/** A key that is the same on every system. */
function same(key: string, written: readonly [string, string], does: string, more: Partial<Expected> = {}): Expected {
  return { mac: [key], other: [key], written, does, ...more };
}

/** ⌘ and a key on macOS, Ctrl and the same elsewhere. */
function command(
  key: string,
  written: readonly [string, string],
  does: string,
  more: Partial<Expected> = {},
): Expected {
  return { mac: [`Meta+${key}`], other: [`Control+${key}`], written, does, ...more };
}

const waiting = { organisations: [waitingForApproval()] };
const accounts = ['Alt+ArrowDown', 'Alt+ArrowDown'];

const expected: Readonly<Record<ShortcutName, Expected>> = {
  up: same('ArrowUp', ['↑', '↑'], 'at payments-prod', { before: ['ArrowDown'] }),
  down: same('ArrowDown', ['↓', '↓'], 'at payments-staging'),
  pageUp: same('PageUp', ['fn↑', 'PgUp'], 'at payments-prod', { before: ['PageDown'] }),
  pageDown: same('PageDown', ['fn↓', 'PgDn'], 'at data-lake-prod'),
  first: {
    mac: ['Meta+ArrowUp', 'Meta+Home'],
    other: ['Control+Home'],
    written: ['⌘↑ ⌘fn←', 'Ctrl+Home'],
    does: 'at payments-prod',
    before: accounts,
  },
  last: {
    mac: ['Meta+ArrowDown', 'Meta+End'],
    other: ['Control+End'],
    written: ['⌘↓ ⌘fn→', 'Ctrl+End'],
    does: 'at team-199-dev',
  },
  previousSection: same('Alt+ArrowUp', ['⌥↑', 'Alt+↑'], 'at storefront-prod', { before: accounts }),
  nextSection: same('Alt+ArrowDown', ['⌥↓', 'Alt+↓'], 'at storefront-prod'),
  open: same('ArrowRight', ['→', '→'], 'at analytics-dev, open', { before: accounts }),
  close: same('ArrowLeft', ['←', '←'], 'at analytics-dev', { before: [...accounts, 'ArrowRight'] }),
  act: same('Enter', ['↵', 'Enter'], 'asks open-console'),
  openAt: same('Alt+Enter', ['⌥↵', 'Alt+Enter'], 'shows Open console at…'),
  actions: {
    mac: ['Meta+k'],
    other: ['Control+k', 'ContextMenu', 'Shift+F10'],
    written: ['⌘K', 'Ctrl+K Menu Shift+F10'],
    does: 'shows Actions for payments-prod, ReadOnlyAccess, account 1111 2222 3333',
  },
  copy: command('c', ['⌘C', 'Ctrl+C'], 'asks copy-credentials'),
  copyAs: command('Shift+c', ['⇧⌘C', 'Ctrl+Shift+C'], 'shows Copy credentials'),
  terminal: command('t', ['⌘T', 'Ctrl+T'], 'asks open-terminal'),
  link: command('p', ['⌘P', 'Ctrl+P'], 'shows Link to an AWS profile'),
  linkFound: command('Shift+p', ['⇧⌘P', 'Ctrl+Shift+P'], 'shows Link 10 roles to AWS profiles', {
    before: ['p', 'a', 'y'],
  }),
  renew: command('e', ['⌘E', 'Ctrl+E'], 'asks renew-credentials'),
  copyAccountId: command('Shift+a', ['⇧⌘A', 'Ctrl+Shift+A'], 'asks copy-account-id'),
  pin: command('d', ['⌘D', 'Ctrl+D'], 'asks role.pin'),
  movePinUp: command('Shift+ArrowUp', ['⇧⌘↑', 'Ctrl+Shift+↑'], 'asks role.move-pin', { before: ['ArrowDown'] }),
  movePinDown: command('Shift+ArrowDown', ['⇧⌘↓', 'Ctrl+Shift+↓'], 'asks role.move-pin'),
  details: command('i', ['⌘I', 'Ctrl+I'], 'shows payments-prod'),
  reload: {
    mac: ['Meta+r'],
    other: ['Control+r', 'F5'],
    written: ['⌘R', 'Ctrl+R F5'],
    does: 'asks catalogue.reload',
  },
  search: command('f', ['⌘F', 'Ctrl+F'], 'at payments-prod', { before: ['Tab'] }),
  filter: command('Shift+f', ['⇧⌘F', 'Ctrl+Shift+F'], 'shows Filter'),
  organisations: command('o', ['⌘O', 'Ctrl+O'], 'shows Organisations'),
  allOrganisations: command('Shift+o', ['⇧⌘O', 'Ctrl+Shift+O'], 'asks organisation.select'),
  signIn: command('Shift+s', ['⇧⌘S', 'Ctrl+Shift+S'], 'asks sign-in.start'),
  useCode: command('d', ['⌘D', 'Ctrl+D'], 'asks sign-in.start', { shown: waiting }),
  copyCode: command('Shift+c', ['⇧⌘C', 'Ctrl+Shift+C'], 'asks sign-in.copy-code', { shown: waiting }),
  activity: { mac: ['Meta+y'], other: ['Control+h'], written: ['⌘Y', 'Ctrl+H'], does: 'shows Activity' },
  saveActivity: command('s', ['⌘S', 'Ctrl+S'], 'asks window.save-activity', { from: 'activity' }),
  settings: command(',', ['⌘,', 'Ctrl+,'], 'asks window.open-settings'),
  keepOpen: command('Shift+k', ['⇧⌘K', 'Ctrl+Shift+K'], 'asks settings.change'),
  shortcutsHelp: {
    mac: ['Meta+/'],
    other: ['Control+/', 'F1'],
    written: ['⌘/', 'Ctrl+/ F1'],
    does: 'shows All shortcuts',
  },
  closeWindow: command('w', ['⌘W', 'Ctrl+W'], 'asks window.hide'),
  quit: command('q', ['⌘Q', 'Ctrl+Q'], 'asks window.quit'),
  save: command('Enter', ['⌘↵', 'Ctrl+Enter'], 'asks guard.answer', { shown: { guardQuestion: question() } }),
  back: same('Escape', ['esc', 'Esc'], 'asks window.hide'),
  // The last one: no summon leads away from there.
  addOrganisation: command('n', ['⌘N', 'Ctrl+N'], 'is at Add an organisation'),
};

/** What has come of a press: the last that main was asked since, else the sheet, else where the list is. */
async function outcome(window: TestWindow, askedBefore: number): Promise<string> {
  const since = (await window.asked()).slice(askedBefore).filter(({ name }) => !quietly.has(name));
  const [last] = since;
  if (last !== undefined) {
    const { intent } = last.input as { intent?: { kind: string } };
    return `asks ${intent?.kind ?? last.name}`;
  }
  return window.page.evaluate(whatIsShown);
}

/** What sheets ask for by themselves. */
const quietly = new Set([
  'console.places',
  'environment.reason',
  'copy.preview',
  'links.preview',
  'activity.get',
  'sign-in.code-shown',
]);

function whatIsShown(): string {
  const sheet = document.querySelector('dialog');
  if (sheet !== null) {
    const titledBy = document.getElementById(sheet.getAttribute('aria-labelledby') ?? '');
    return `shows ${titledBy?.textContent ?? sheet.getAttribute('aria-label') ?? 'nothing'}`;
  }
  const field = document.querySelector<HTMLElement>('[role=combobox]');
  if (field === null) return `is at ${document.querySelector('h1, h2')?.textContent ?? 'nothing'}`;
  const row = document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.ariaLabel ?? '';
  const searched = document.activeElement === field ? '' : ', with the focus elsewhere';
  return `at ${row.split(',')[0] ?? ''}${row.endsWith(', open') ? ', open' : ''}${searched}`;
}

/** What main was asked, but for what sheets ask by themselves. */
async function toldTo(window: TestWindow): Promise<string[]> {
  return (await window.asked()).map(({ name }) => name).filter((name) => !quietly.has(name));
}

async function pressAll(window: TestWindow, keys: readonly string[]): Promise<void> {
  for (const key of keys) await window.page.keyboard.press(key);
}

const names = Object.keys(expected) as ShortcutName[];

describe.for<Platform>(['darwin', 'linux'])('on %s', (platform) => {
  const keysOf = ({ mac, other }: Expected): readonly string[] => (platform === 'darwin' ? mac : other);
  it('each shortcut does what it is for', async ({ openWindow }) => {
    const shown = { platform, organisations: signedIn };
    const window = await openWindow({
      snapshot: snapshot(shown),
      others,
      answers: { ...answers, ...answersWith(done) },
    });
    const seen: Record<string, string> = {};
    const wanted: Record<string, string> = {};
    let revision = 1;
    for (const name of names) {
      const { does, before = [], from, shown: change } = expected[name];
      for (const key of keysOf(expected[name])) {
        revision += 1;
        await window.push('snapshot.changed', snapshot({ ...shown, ...change, revision }));
        await window.push('window.summoned', { clean: true });
        await pressAll(window, from === undefined ? before : keysOf(expected[from]).slice(0, 1));
        await settle(window);
        const asked = (await window.asked()).length;
        await window.page.keyboard.press(key);
        await window.page.clock.runFor(100);
        seen[`${name} by ${key}`] = await outcome(window, asked);
        wanted[`${name} by ${key}`] = does;
      }
    }
    expect(seen).toEqual(wanted);
  });

  it('the window is closed and Latchkey quits from every page, and from under a sheet', async ({ openWindow }) => {
    const pages: Record<string, Partial<SnapshotInput>> = {
      'the first one': { organisations: [], selectedOrganisationId: null },
      'a sign-in': waiting,
      'a question': { guardQuestion: question() },
      'the list': {},
    };
    for (const [page, shown] of Object.entries(pages)) {
      const window = await openWindow({ snapshot: snapshot({ platform, ...shown }) });
      await window.page.getByRole('heading').or(window.page.getByRole('option')).first().waitFor();
      if (page === 'the list') await pressAll(window, keysOf(expected.details));
      await pressAll(window, [...keysOf(expected.closeWindow), ...keysOf(expected.quit)]);
      expect({ page, asked: await toldTo(window) }).toEqual({
        page,
        asked: ['window.hide', 'window.quit'],
      });
    }
  });
});

it.for<Platform>(['darwin', 'win32', 'linux'])('every shortcut is written as %s writes it', (platform) => {
  const written = names.map((name) => [name, keyLabels(name, platform).join(' ')]);
  expect(written).toEqual(names.map((name) => [name, expected[name].written[platform === 'darwin' ? 0 : 1]]));
});
