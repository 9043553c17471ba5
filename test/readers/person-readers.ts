import * as v from 'valibot';
import { commands, type CommandName } from '../../electron/contract/commands.ts';
import { environmentNames } from '../../electron/shared/model/environment.ts';
import { consoleDestinationSchema } from '../../electron/contract/console-place.ts';
import { accountIdSchema, roleNameSchema } from '../../electron/contract/identifiers.ts';
import { importParts } from '../../electron/shared/tables/import-parts.ts';
import { failureSchema } from '../../electron/contract/failure.ts';
import { parseLink } from '../../electron/core/deep-links/parse-link.ts';
import { argumentsWith, commandWords } from '../../electron/core/organisations/browser-command.ts';
import { scriptMark, terminalWords } from '../../electron/core/terminals/terminal-command.ts';
import { fitsPattern } from '../../electron/core/accounts/environments/names-pattern.ts';
import { usualRules } from '../../electron/core/accounts/environments/usual-rules.ts';
import { environmentOf } from '../harness/usual-environment.ts';
import { failure, FailureError } from '../../electron/core/failures/fail.ts';
import { readStartUrl, readVanityUrl } from '../../electron/core/organisations/start-url.ts';
import { longestName, oneLine } from '../../electron/core/safe-text/one-line.ts';
import { createCommandAnswerer, type CommandHandlers } from '../../electron/shell/ipc/command-server.ts';
import { RecordingLog } from '../harness/recording-log.ts';
import { live, setStage } from './meet-core.ts';
import { mutateJson, type Step } from './mutate-json.ts';
import { mutateText } from './mutate-text.ts';
import { assert, assertOneLine, type Verdict } from './properties.ts';
import { reader, type Reader } from './reader.ts';
import { chainedRole, kept, organisationId, role } from './valid-files.ts';

const pasted = [
  'https://northwind.awsapps.com/start',
  'sso_start_url = https://d-1234567890.awsapps.com/start#/',
  '"startUrl": "https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/acme",',
  '<https://northwind.portal.eu-west-1.app.aws|the portal>',
  '[portal](https://ssoins-1234.eu-west-1.portal.amazonaws.com)',
  'see https://identitycenter.amazonaws.com/ssoins-1234 for it',
  'https://aws.contoso.example/?x=1',
] as const;

/** The first step chooses among the valid ones. */
function chosen<Value>(all: readonly [Value, ...Value[]], steps: readonly Step[]): Value {
  return all[(steps[0]?.[2] ?? 0) % all.length] ?? all[0];
}

function startUrl(text: string): Verdict {
  const reading = readStartUrl(text);
  const vanity = readVanityUrl(text);
  assert(vanity === null || vanity.protocol === 'https:', 'an address of a company without https');
  if (reading.ok) {
    const { url, host } = reading.startUrl;
    const again = readStartUrl(url);
    assert(again.ok && again.startUrl.url === url, 'a start URL that is read otherwise the second time');
    assert(URL.parse(url)?.host === host && url.startsWith('https://'), 'a start URL of another host');
    return 'whole';
  }
  const said = failure('start-url-invalid', reading.values, null, reading.reason);
  assert(v.is(failureSchema, said), 'a failure that does not fit the contract');
  assertOneLine(said.sentence, 500, 'the sentence');
  return 'refused';
}

function command(line: string): Verdict {
  const words = commandWords(line);
  if (words === null) return 'refused';
  words.forEach((word) => assert(!/\p{C}/u.test(word), 'a word with what cannot be seen'));
  assert(/^[^\s~]/u.test(words[0]), 'a program that is no name and no path');
  return 'whole';
}

function terminalCommand(line: string): Verdict {
  try {
    const words = terminalWords(line);
    const started = argumentsWith(words, '/a b/script', scriptMark);
    assert(
      started.some((word) => word.includes('/a b/script')),
      'a terminal without anything to run',
    );
    assert(started.length === words.length - 1, 'a word that became several');
    return 'whole';
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    assert(v.is(failureSchema, error.failure), 'a failure that does not fit the contract');
    return 'refused';
  }
}

async function terminalInCore(line: string): Promise<void> {
  const stage = setStage();
  kept(stage, true);
  await live(stage, async (ask) => {
    await ask('settings.change', { change: { terminal: 'own', terminalCommand: line.slice(0, 1000) } });
    await ask('role.perform', { intent: { kind: 'open-terminal', role } });
  });
}

function link(address: string): Verdict {
  const parsed = parseLink(address);
  if (parsed === null) return 'refused';
  const { accountId, destination, organisation, roleName } = parsed;
  assert(address.startsWith('latchkey://') && !address.includes('#'), 'a link that is none of ours');
  assert(v.is(accountIdSchema, accountId), 'an account that is none');
  assert(roleName === null || v.is(roleNameSchema, roleName), 'a role that is none');
  assert(destination === null || v.is(consoleDestinationSchema, destination), 'a place that is none');
  assert(roleName !== null || destination === null, 'a place without a role');
  assertOneLine(organisation, 100, 'the organisation');
  return 'whole';
}

async function linkInCore(address: string): Promise<void> {
  const stage = setStage();
  kept(stage, true);
  await live(stage, async (_ask, advance, _stage, latchkey) => {
    latchkey.openLink(address);
    await advance(5_000);
  });
}

function name(text: string): Verdict {
  const line = oneLine(text, longestName);
  assertOneLine(line, longestName, 'a name');
  assert(line === null || oneLine(line, longestName) === line, 'a name that is read otherwise the second time');
  assert(environmentNames.includes(environmentOf(line)), 'an environment that is none');
  fitsPattern('*prod?*', line ?? '');
  fitsPattern(line ?? '', 'payments-prod');
  return line === null ? 'refused' : 'whole';
}

const linkRequest = { roles: [{ role, profile: 'dev' }], way: 'sso', forOldTools: true, prune: true };
const correction = { of: { kind: 'names', pattern: 'pay*' }, environment: 'production' };
/** One for each command of core that takes more than an organisation. */
export const commandInputs: readonly [readonly [CommandName, object], ...(readonly [CommandName, object])[]] = [
  [
    'organisation.add',
    { startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1', name: 'Acme', another: true },
  ],
  [
    'organisation.change',
    {
      organisationId,
      change: {
        name: 'Northwind',
        sessionLengthMs: 28_800_000,
        browserCommand: 'firefox -P work',
        endpoints: { fips: true, dualStack: false },
      },
    },
  ],
  ['environment.correct', correction],
  ['environments.save', usualRules],
  ['environments.count', usualRules],
  ['environment.reason', { organisationId, accountId: role.accountId }],
  ['guard.answer', { questionId: organisationId, said: { answer: 'confirm', digits: '3333', remember: true } }],
  ['role.perform', { intent: { kind: 'open-console', role, destination: { service: 'ec2', region: 'eu-west-3' } } }],
  ['role.perform', { intent: { kind: 'copy-credentials', role, format: 'fish' } }],
  ['role.perform', { intent: { kind: 'open-terminal', role } }],
  ['role.pin', { role, pinned: true }],
  ['role.move-pin', { role, to: 2 }],
  [
    'account.label',
    {
      organisationId,
      accountId: role.accountId,
      change: { alias: 'Pay', tags: ['mine'], hidden: false, hiddenRoles: ['ReadOnlyAccess'] },
    },
  ],
  ['catalogue.prioritise', { organisationId, accountIds: ['111122223333', '222233334444'] }],
  ['organisation.select', { organisationId }],
  ['sign-in.start', { organisationId, way: 'code', fresh: false }],
  ['sign-in.code-shown', { organisationId, attemptId: organisationId }],
  ['copy.preview', { role, format: 'credentials-file' }],
  ['notifications.switch', { kind: 'signed-in', on: false }],
  ['notice.dismiss', { id: 'one' }],
  ['hint.dismiss', { hint: 'open-at-login' }],
  ['console.places', { role }],
  ['links.preview', linkRequest],
  ['links.apply', { request: { ...linkRequest, way: 'keys' }, digits: '3333' }],
  ['links.remove', { profiles: ['dev', 'kept-keys'] }],
  ['consumer.revoke', { id: organisationId }],
  ['settings.import', { id: organisationId, choice: Object.fromEntries(importParts.map((part) => [part, 'add'])) }],
  ['settings.change', { change: { copyFormat: 'fish', profileTemplate: '{account}-{role}', productionReads: 'ask' } }],
  ['role.cancel', { role }],
  [
    'chained-role.save',
    {
      wish: {
        via: role,
        roleArn: 'arn:aws:iam::555566667777:role/other',
        name: 'other',
        sessionName: 'robin',
        externalId: 'blue/7',
        sourceIdentity: 'robin',
        durationSeconds: 3600,
      },
      replaces: chainedRole,
    },
  ],
  ['chained-role.remove', { role: chainedRole }],
];

type Call = readonly [name: CommandName, text: string];

function call(steps: readonly Step[]): Call {
  const [asked, input] = chosen(commandInputs, steps);
  return [asked, mutateJson(input, steps)];
}

/** What a window could send: text that is no JSON as it is. */
function inputOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function boundary([asked, text]: Call): Promise<Verdict> {
  const met = { handler: false };
  const handlers = new Proxy({} as CommandHandlers, {
    get: () => (input: unknown) => {
      met.handler = v.is(commands[asked].input, input);
      return Promise.resolve({ ok: false, failure: failure('not-found') });
    },
  });
  const answer = createCommandAnswerer({
    handlers,
    trusted: { add: () => undefined, refusal: () => null },
    log: new RecordingLog(),
  });
  const result = await answer({} as Parameters<typeof answer>[0], [asked, inputOf(text)]);
  assert(!result.ok && v.is(failureSchema, result.failure), 'an answer that does not fit the contract');
  if (!result.ok)
    assert(result.failure.code === (met.handler ? 'not-found' : 'invalid-input'), `the answer ${result.failure.code}`);
  return met.handler ? 'whole' : 'refused';
}

async function boundaryInCore([asked, text]: Call): Promise<void> {
  const stage = setStage();
  kept(stage, true);
  await live(stage, async (ask, advance, _stage, latchkey) => {
    const asking = ask(asked, inputOf(text));
    await advance(20_000);
    // What the guard asks about waits for the person.
    const question = latchkey.snapshot().guardQuestion;
    if (question !== null) await ask('guard.answer', { questionId: question.id, said: { answer: 'go-back' } });
    await asking;
    await ask('catalogue.get', { organisationId });
  });
}

async function addInCore(text: string): Promise<void> {
  const stage = setStage();
  await live(stage, async (ask) => {
    await ask('organisation.add', { startUrl: text, region: 'eu-west-1', name: text.slice(0, 100) });
  });
}

const lines = [
  'firefox -P work',
  '"/usr/bin/my browser" --profile={url} -x',
  String.raw`"C:\Program Files\b.exe" 'a b'`,
] as const;
const terminalLines = [
  'alacritty -e {script}',
  String.raw`"C:\Program Files\t.exe" --run={script} 'a b'`,
  'env A=b xterm -e bash {script}',
] as const;
const links = [
  'latchkey://account/111122223333?organisation=Z%C3%BCrich',
  'latchkey://console/111122223333/a+b=c,d.e%40f?service=s3&region=eu-west-1',
  'latchkey://console/111122223333/OrganisationReadOnly-for-all-of-the-payments-teams?organisation=Northwind-Holding',
] as const;
const accountNames = ['payments-prod', 'ACME nonProd (Zürich) 😀', 'not for prod', 'مدفوعات production'] as const;

export const personReaders: readonly Reader[] = [
  reader('pasted addresses', (steps) => mutateText(chosen(pasted, steps), steps), startUrl, addInCore),
  reader('command lines of browsers', (steps) => mutateText(chosen(lines, steps), steps), command),
  reader(
    'command lines of terminals',
    (steps) => mutateText(chosen(terminalLines, steps), steps),
    terminalCommand,
    terminalInCore,
  ),
  reader('deep links', (steps) => mutateText(chosen(links, steps), steps), link, linkInCore),
  reader('names and their environment', (steps) => mutateText(chosen(accountNames, steps), steps), name),
  reader('commands of the window', call, boundary, boundaryInCore),
];
