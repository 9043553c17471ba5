import { ManagedPolicy } from '../../electron/core/policy/managed-policy.ts';
import { RecordingLog } from '../harness/recording-log.ts';
import { live, setStage, useEverything, type Stage } from './meet-core.ts';
import { mutateJson } from './mutate-json.ts';
import { assert, assertOneLine, type Verdict } from './properties.ts';
import { reader, type Reader } from './reader.ts';
import { kept } from './valid-files.ts';

const file = '/etc/latchkey/policy.json';
const silent = { emit: () => undefined, on: () => () => undefined };

const policy = {
  version: 1,
  organisations: [
    {
      name: 'Contoso',
      startUrl: 'https://contoso.awsapps.com/start',
      region: 'eu-west-1',
      settings: { logsOutFirst: true },
    },
  ],
  onlyTheseOrganisations: false,
  handOuts: { copyFormats: ['renewing-shell', 'aws-profile'], consoleLinks: false, terminals: true, ssh: false },
  clipboard: { longest: '60', onlyWithMarks: true },
  guard: {
    atLeast: { production: 'digits', staging: 'ask' },
    rules: [
      { match: { kind: 'account', accountId: '111122223333' }, environment: 'production', guard: 'digits' },
      { match: { kind: 'names', pattern: '*-prod' }, environment: 'production', guard: 'digits' },
    ],
    longestMemory: '5',
  },
  settings: { productionReads: 'ask', activityDays: '90', updateChannel: 'stable' },
};

/** What cannot be used closes everything, and says why. */
function read(text: string): Verdict {
  const managed = new ManagedPolicy({
    policyFile: { read: () => ({ outcome: 'read', file, text }) },
    log: new RecordingLog(),
    events: { policyChanged: silent, changed: silent },
  } as unknown as ConstructorParameters<typeof ManagedPolicy>[0]);
  const problem = managed.problem();
  assertOneLine(problem, 500, 'the sentence');
  assert(managed.isDamaged() === (problem !== null), 'damaged without a sentence, or the other way round');
  assert(!managed.isDamaged() || managed.isClosed('commands'), 'a damaged policy that opens');
  assert(managed.content() !== null, 'a policy that says nothing');
  if (managed.isDamaged()) return 'refused';
  return managed.unknown().length === 0 ? 'whole' : 'part';
}

async function inCore(text: string): Promise<void> {
  const stage: Stage = setStage();
  kept(stage, true);
  stage.policyFile.reading = { outcome: 'read', file, text };
  await live(stage, useEverything);
}

export const policyReaders: readonly Reader[] = [
  reader('policy.json', (steps) => mutateJson(policy, steps), read, inCore),
];
