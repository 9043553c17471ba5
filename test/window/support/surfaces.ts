/**
 * Every surface of the window of the list, each with what main says and the keys that lead to it. Those of the sign-in and of
 * the settings are in files of their own.
 */
import { plainSettings } from '../../harness/builders.ts';
import { aSignedIn } from '../../harness/builders.ts';
import type { Result } from '../../../electron/contract/failure.ts';
import type { AppSnapshot } from '../../../electron/contract/snapshot.ts';
import { answersWith, done } from './activity-entries.ts';
import { auditor, deploy, withChained } from './chained.ts';
import { digitsQuestion, question } from './guard.ts';
import { access, aPreview, refused } from './links.ts';
import { catalogue, now, organisation, organisationId, pinned, role, snapshot } from './northwind.ts';
import type { OrganisationInput } from './northwind.ts';
import { others, signedIn, signedOut, three } from './several.ts';
import { answers as sheetAnswers } from './sheet-answers.ts';
import type { WindowOptions } from './window.ts';
import type { EventPayload } from '../../../electron/contract/events.ts';

export interface Surface {
  readonly name: string;
  readonly snapshot: AppSnapshot;
  readonly options?: Omit<WindowOptions, 'snapshot'>;
  /** What a person presses to reach it. */
  readonly keys?: readonly string[];
  /** What the window is summoned for, once it has its list. */
  readonly summoned?: EventPayload<'window.summoned'>;
  /** What is there once it is (a selector). */
  readonly shows: string;
}

export const typed = (words: string): string[] => Array.from(words);
/** The palette of the second pinned role, a line of it found by typing. */
const line = (words: string): string[] => ['ArrowDown', 'Meta+k', ...typed(words), 'Enter'];

const withOrganisation = (change: Partial<OrganisationInput>): AppSnapshot =>
  snapshot({ organisations: [{ ...organisation, ...change }] });
const reading = { accountsDone: 87, accountsKnown: 212, accountsComplete: true, throttled: false };
const readingList = (change: Partial<typeof reading>): AppSnapshot =>
  withOrganisation({ catalogue: { ...organisation.catalogue, checkedAt: null, reading: { ...reading, ...change } } });

/** As main answers for keys that another program has. */
export const keysTaken: Result<unknown> = {
  ok: false,
  failure: {
    code: 'invalid-input',
    sentence: 'Another program uses Alt+Command+L, or the system keeps it for itself. Press other keys.',
    retry: false,
  },
};
const removed = role('111122224444', 'PowerUserAccess');
const row = '[role=option]';
const sheet = 'dialog[open]';

const list: readonly Surface[] = [
  { name: 'list', snapshot: snapshot(), shows: row },
  { name: 'list-windows', snapshot: snapshot({ platform: 'win32' }), keys: ['ArrowDown'], shows: row },
  { name: 'search', snapshot: snapshot(), keys: typed('pay prod'), shows: `${row} mark` },
  { name: 'nothing-found', snapshot: snapshot(), keys: typed('nowhere at all'), shows: 'text=No role matches' },
  { name: 'nearest-spelling', snapshot: snapshot(), keys: typed('paimants prod'), shows: 'text=payments prod' },
  { name: 'reading', snapshot: readingList({}), shows: row },
  { name: 'throttled', snapshot: readingList({ throttled: true }), shows: row },
  {
    name: 'offline',
    snapshot: withOrganisation({
      signIn: aSignedIn({ since: now, connection: 'offline', offlineSince: now - 60_000 }),
    }),
    shows: '.banner',
  },
  {
    name: 'ended',
    snapshot: withOrganisation({ signIn: { state: 'ended', endedAt: now, problem: null } }),
    shows: '.banner',
  },
  { name: 'signed-out', snapshot: withOrganisation({ signIn: signedOut }), shows: row },
  {
    name: 'expiring',
    snapshot: withOrganisation({
      signIn: aSignedIn({ since: now - 60_000, end: { at: now + 8 * 60_000, kind: 'set' } }),
    }),
    shows: '.banner',
  },
  {
    name: 'access-removed',
    snapshot: snapshot({ removedRoles: [{ role: removed, accountName: 'payments-staging' }] }),
    keys: ['ArrowDown'],
    shows: row,
  },
  {
    name: 'compact',
    snapshot: snapshot({ settings: { ...plainSettings, density: 'compact' } }),
    keys: ['ArrowDown'],
    shows: row,
  },
  { name: 'account-open', snapshot: snapshot(), keys: ['Alt+ArrowDown', 'Alt+ArrowDown', 'ArrowRight'], shows: row },
  {
    name: 'several',
    snapshot: snapshot({ organisations: signedIn }),
    options: { others },
    keys: typed('pay prod'),
    shows: row,
  },
  {
    name: 'all-organisations',
    snapshot: snapshot({ organisations: signedIn, showsAll: true }),
    options: { others },
    shows: row,
  },
  { name: 'chained-list', snapshot: withChained(), keys: typed('deploy'), shows: row },
  {
    name: 'chained-pinned',
    snapshot: withChained({ pinned: [deploy.role, auditor.role, ...pinned] }),
    shows: row,
  },
  {
    name: 'copied',
    snapshot: snapshot({ clipboard: { what: 'credentials', role: removed, copiedAt: now, clearsAt: now + 60_000 } }),
    shows: 'footer [role=status]',
  },
  {
    name: 'no-accounts',
    snapshot: snapshot({ pinned: [], recent: [], freshness: [] }),
    options: { catalogue: { ...catalogue, accounts: [] } },
    shows: 'h1, h2',
  },
  {
    name: 'first-run-keys',
    snapshot: snapshot({ platform: 'linux', hint: 'summon-taken', summonKeysTaken: 'Alt+Shift+K' }),
    keys: ['@Choose keys', 'Enter'],
    shows: '.recording',
  },
  {
    name: 'first-run-keys-refused',
    snapshot: snapshot({ hint: 'summon-taken', summonKeysTaken: 'Control+Command+K' }),
    options: { answers: { 'window.summon-keys': keysTaken } },
    keys: ['@Choose keys', 'Enter', 'Alt+Meta+l'],
    shows: '[role=alert]',
  },
  { name: 'first-run-login', snapshot: snapshot({ hint: 'open-at-login' }), shows: 'text=Open Latchkey at login' },
  {
    name: 'first-run-icon',
    snapshot: snapshot({ platform: 'win32', hint: 'drag-icon' }),
    shows: 'text=next to the clock',
  },
  {
    name: 'list-hidden',
    snapshot: snapshot({
      organisations: [{ ...organisation, signIn: { state: 'signed-out', problem: null } }],
      settings: { ...plainSettings, hidesListSignedOut: true },
    }),
    shows: 'text=The list is hidden',
  },
];

const preview = { 'links.preview': { ok: true, value: aPreview() } } as const;
const programs = { 'programs.get': { ok: true, value: access } } as const;
const answers = { ...sheetAnswers, ...preview, ...programs, ...answersWith(done) };
const label = {
  organisationId,
  accountId: removed.accountId,
  alias: 'Shop front',
  tags: ['blue team', 'on call'],
  hidden: false,
  hiddenRoles: [],
};

const takenProfile = 'This profile is there already, and is not Latchkey’s. Choose another name.';
const refusedRole = 'AWS gives no credentials for this role with this external id. Ask whoever looks after that role.';

/** Each is left by Escape. */
const sheets: readonly Surface[] = [
  { name: 'actions', keys: ['ArrowDown', 'Meta+k'], shows: `${sheet} .sheet-item` },
  { name: 'list-actions', keys: [...typed('nowhere at all'), 'Meta+k'], shows: `${sheet} .sheet-item` },
  { name: 'actions-environment', keys: line('environment'), shows: `${sheet} .sheet-item` },
  { name: 'copy-as', keys: ['ArrowDown', 'Shift+Meta+c'], shows: `${sheet} >> text=AWS_ACCESS_KEY_ID` },
  { name: 'console-at', keys: ['ArrowDown', 'Alt+Enter', ...typed('log')], shows: `${sheet} .sheet-item` },
  { name: 'console-at-region', keys: ['ArrowDown', 'Alt+Enter', 'Tab', 'Enter'], shows: `${sheet} [data-region]` },
  { name: 'account-details', keys: ['ArrowDown', 'Meta+i'], shows: sheet },
  { name: 'label', keys: line('rename'), shows: `${sheet} input` },
  { name: 'filter', keys: ['Shift+Meta+f'], shows: '[role=menuitemcheckbox]' },
  { name: 'shortcuts', keys: ['Meta+/'], shows: sheet },
  { name: 'link', keys: ['ArrowDown', 'Meta+p'], shows: `${sheet} >> text=credential_process` },
  { name: 'link-found', keys: [...typed('pay dev'), 'Shift+Meta+p'], shows: sheet },
  { name: 'chain', keys: line('reached'), shows: `${sheet} input` },
  { name: 'activity', keys: ['Meta+y'], shows: `${sheet} >> text=payments-staging` },
].map((one) => ({ ...one, snapshot: snapshot({ labels: [label] }), options: { answers } }));

const otherSheets: readonly Surface[] = [
  {
    name: 'link-shared',
    snapshot: snapshot(),
    options: { answers: { ...answers, 'links.preview': { ok: true, value: aPreview({ asksDigits: true }) } } },
    keys: ['ArrowDown', 'Meta+p', '@Ask Latchkey each time', 'ArrowDown'],
    shows: `${sheet} >> text=region = eu-west-1`,
  },
  {
    name: 'link-problem',
    snapshot: snapshot(),
    options: {
      answers: { ...answers, 'links.preview': { ok: true, value: aPreview({ files: [], problem: takenProfile }) } },
    },
    keys: ['ArrowDown', 'Meta+p'],
    shows: `${sheet} >> text=${takenProfile}`,
  },
  {
    name: 'chain-problem',
    snapshot: withChained(),
    options: { answers: { ...answers, 'chained-role.save': refused(refusedRole) } },
    keys: [...line('reached'), ...typed('arn:aws:iam::444455556666:role/network-admin'), 'Meta+Enter'],
    shows: '[role=alert]',
  },
  {
    name: 'place-asked',
    snapshot: withChained(),
    options: { answers },
    summoned: {
      clean: true,
      sheet: {
        kind: 'console-at',
        role: role('111122223333', 'ReadOnlyAccess'),
        destination: { service: 's3', region: 'eu-central-1' },
      },
    },
    shows: 'text=A link asked',
  },
  {
    name: 'organisations',
    snapshot: snapshot({ organisations: three }),
    options: { others },
    keys: ['Meta+o'],
    shows: sheet,
  },
  {
    name: 'chain-edit',
    snapshot: withChained(),
    options: { answers },
    keys: [...typed('deploy'), 'Meta+k', ...typed('edit'), 'Enter'],
    shows: `${sheet} input`,
  },
  {
    name: 'chain-remove',
    snapshot: withChained(),
    options: { answers },
    keys: [...typed('partner'), 'Meta+k', ...typed('remove'), 'Enter'],
    shows: sheet,
  },
  { name: 'guard', snapshot: snapshot({ guardQuestion: question() }), shows: '[role=alertdialog]' },
  {
    name: 'guard-digits',
    snapshot: snapshot({ guardQuestion: digitsQuestion }),
    keys: typed('33'),
    shows: '[role=alertdialog]',
  },
];

export const listSurfaces: readonly Surface[] = list;
export const sheetSurfaces: readonly Surface[] = [...sheets, ...otherSheets];
