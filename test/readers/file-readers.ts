import type { EnvironmentRules } from '../../electron/contract/environment.ts';
import { isOpenRed } from '../../electron/core/accounts/environments/needed-rules.ts';
import { environmentNames } from '../../electron/shared/model/environment.ts';
import { clipboardTimes } from '../../electron/contract/settings.ts';
import type { OrganisationRecord } from '../../electron/core/ports/settings.ts';
import { loadCatalogue } from '../../electron/core/accounts/catalogue-file.ts';
import { roleKey } from '../../electron/shared/model/role.ts';
import { looksLikeRegion } from '../../electron/core/regions/partitions.ts';
import { parsePersonalFile } from '../../electron/core/accounts/pins/stored-pins.ts';
import { Secret } from '../../electron/core/secret.ts';
import { parseSecretDocument } from '../../electron/core/storage/secret-document.ts';
import { readStoredSettings } from '../../electron/core/storage/stored-settings.ts';
import { createEncryptedVault } from '../../electron/shell/desktop/keychain/encrypted-vault.ts';
import { ManualClock } from '../harness/manual-clock.ts';
import { MemoryFiles } from '../harness/ports.ts';
import { RecordingLog } from '../harness/recording-log.ts';
import { live, setStage, useEverything, type Stage } from './meet-core.ts';
import { mutateJson } from './mutate-json.ts';
import { mutateText } from './mutate-text.ts';
import { canary, assert, assertNoCanary, assertOnce, assertOneLine, assertWithin, type Verdict } from './properties.ts';
import { reader, type Reader } from './reader.ts';
import * as valid from './valid-files.ts';

const year2100 = Date.UTC(2100, 0, 1);
const listFile = `catalogue/${valid.organisationId}.json`;

/** All the other files are good; the person and the clock do what they do. */
async function inCore(put: (stage: Stage) => void): Promise<void> {
  const stage = setStage();
  valid.kept(stage, true);
  put(stage);
  await live(stage, useEverything);
}

function assertOrganisation({ name, startUrl, region, browserCommand, refusedAges }: OrganisationRecord): void {
  assert(name !== '', 'an organisation without a name');
  assertOneLine(name, 100, 'the name of an organisation');
  assertOneLine(region, 40, 'a region');
  assert(
    looksLikeRegion(region) && URL.parse(startUrl)?.protocol === 'https:',
    'an organisation that cannot be reached',
  );
  assert((browserCommand?.length ?? 0) <= 1000, 'a command line without an end');
  refusedAges?.forEach((age) => assertWithin(age, 0, 90 * 24 * 3_600_000, 'an age'));
}

function assertRules(kept: EnvironmentRules | null): void {
  if (kept === null) return;
  const { environments, rules } = kept;
  const ids = environments.map(({ id }) => id);
  assertOnce(ids, 'environments');
  assertOnce(
    rules.map(({ id }) => id),
    'rules',
  );
  assert(
    environmentNames.every((name) => environments.some(({ id, look }) => id === name && look === name)),
    'a built-in environment is missing, or looks otherwise',
  );
  assert(
    rules.every(({ environmentId }) => ids.includes(environmentId)),
    'a rule of an environment that is not there',
  );
  assert(
    rules.findIndex(({ match }) => match.kind === 'rest') === rules.length - 1,
    'the rule for the rest is not the last, or not there',
  );
  assert(!rules.some((rule) => isOpenRed(kept, rule)), 'red that is not guarded');
}

function readSettings(text: string): Verdict {
  const read = readStoredSettings(text);
  if (read === null) return 'refused';
  const { organisations, environments, notificationsOff, clipboardTime, selectedOrganisationId } = read.settings;
  organisations.forEach(assertOrganisation);
  assertOnce(
    organisations.map(({ id }) => id),
    'organisations',
  );
  assertOnce(notificationsOff, 'switched-off notifications');
  assertOnce(
    environments.map(({ of }) => JSON.stringify(of).toLowerCase()),
    'environments',
  );
  assertRules(read.settings.environmentRules);
  assert(clipboardTimes.includes(clipboardTime), 'no time on the clipboard that is offered');
  assert(
    selectedOrganisationId === null || organisations.some(({ id }) => id === selectedOrganisationId),
    'the selected one is not there',
  );
  return read.whole ? 'whole' : 'part';
}

function putSettings(text: string): (stage: Stage) => void {
  return ({ settings }) => {
    const read = readStoredSettings(text);
    if (read === null) settings.change({ organisations: [], selectedOrganisationId: null });
    else settings.change(read.settings);
    if (read?.whole !== true)
      settings.backup = { name: 'settings.json.damaged', reason: 'damaged', used: read !== null };
  };
}

function readPersonal(text: string): Verdict {
  const read = parsePersonalFile(text);
  if (typeof read === 'string') return 'refused';
  const { pinned, recent, regions, places } = read.file;
  assertOnce(pinned.map(roleKey), 'pins');
  assertOnce(recent.map(roleKey), 'what was used last');
  assertWithin(recent.length, 0, 20, 'the count of what was used last');
  assert(Object.values(regions).every(looksLikeRegion), 'a region that is none');
  for (const of of Object.values(places))
    assertOnce(
      of.map(({ service }) => service),
      'places',
    );
  assertWithin(read.leftOut, 0, Number.MAX_SAFE_INTEGER, 'the count of what was left out');
  return read.leftOut > 0 ? 'part' : 'whole';
}

async function readList(text: string): Promise<Verdict> {
  const files = new MemoryFiles();
  files.texts.set(listFile, text);
  const read = await loadCatalogue(files, valid.organisationId);
  if (typeof read === 'string') return 'refused';
  assertOnce(
    read.accounts.map(({ id }) => id),
    'accounts',
  );
  assertOnce(
    read.gone.map(({ id }) => id),
    'accounts that are gone',
  );
  assertOnce(read.failed, 'failed accounts');
  for (const { name, email, roleNames } of [...read.accounts, ...read.gone]) {
    assertOneLine(name, 256, 'a name');
    assertOneLine(email, 256, 'an address');
    assertOnce(roleNames ?? [], 'permission sets');
  }
  for (const at of [read.checkedAt, read.unfinished?.startedAt]) if (at) assertWithin(at, 0, year2100, 'an instant');
  return read.leftOut > 0 ? 'part' : 'whole';
}

function readSecrets(text: string): Verdict {
  const read = parseSecretDocument(new Secret(text));
  if (typeof read === 'string') return 'refused';
  for (const signIn of read.document.signIns.values()) {
    for (const at of [
      signIn.since,
      signIn.accessTokenIssuedAt,
      signIn.accessTokenExpiresAt,
      signIn.registration.expiresAt,
    ]) {
      assertWithin(at, 0, year2100, 'an instant');
    }
    for (const secret of [signIn.accessToken, signIn.refreshToken]) {
      assert(secret === null || /^[!-~]*$/u.test(secret.reveal()), 'a token that no header can hold');
    }
  }
  return read.leftOut > 0 ? 'part' : 'whole';
}

/** What it makes of a text it opens again, and of nothing else. */
const keychain = {
  isAsyncEncryptionAvailable: () => Promise.resolve(true),
  encryptStringAsync: (text: string) => Promise.resolve(Buffer.from(`v11${text}${String(text.length)}`)),
  decryptStringAsync: (encrypted: Buffer) => {
    const text = encrypted.toString('utf8');
    const plain = text.slice(3, -3);
    const opens = text.startsWith('v11') && text.endsWith(String(plain.length));
    return opens
      ? Promise.resolve({ result: plain, shouldReEncrypt: false })
      : Promise.reject(new Error('Error while decrypting.'));
  },
};

async function openVault(stored: string): Promise<Verdict> {
  const files = new MemoryFiles();
  const log = new RecordingLog();
  files.texts.set('secrets.vault', stored);
  const mayHaveAsked = (): Promise<boolean> => Promise.resolve(false);
  const vault = createEncryptedVault({
    keychain,
    files,
    system: 'darwin',
    clock: new ManualClock(),
    log,
    mayHaveAsked,
  });
  const { outcome } = await vault.load();
  assert(outcome === 'opened' || outcome === 'set-aside', `the vault is ${outcome}`);
  assert([...files.texts.values()].includes(stored), 'what was stored is lost');
  assertNoCanary(log.lines.join('\n'), 'the log');
  return outcome === 'opened' ? 'whole' : 'refused';
}

const vaultText = Buffer.from(`v11${'x'.repeat(100)}${canary}${String(100 + canary.length)}`).toString('base64');

export const fileReaders: readonly Reader[] = [
  reader(
    'settings.json',
    (steps) => mutateJson(valid.settings, steps),
    readSettings,
    (text) => inCore(putSettings(text)),
  ),
  reader(
    'personal.json',
    (steps) => mutateJson(valid.personal, steps),
    readPersonal,
    (text) => inCore(({ files }) => files.texts.set('personal.json', text)),
  ),
  reader(
    'the stored list',
    (steps) => mutateJson(valid.catalogue, steps),
    readList,
    (text) => inCore(({ files }) => files.texts.set(listFile, text)),
  ),
  reader(
    'the stored secrets',
    (steps) => mutateJson(valid.secrets, steps),
    readSecrets,
    (text) => inCore(({ vault }) => (vault.text = new Secret(text))),
  ),
  reader('secrets.vault', (steps) => mutateText(vaultText, steps), openVault),
];
