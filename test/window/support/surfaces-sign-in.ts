/** Every surface of the sign-in, from the first start to each problem. */
import type { FailureCode } from '../../../electron/contract/failure.ts';
import type { Found } from '../../../electron/contract/found-organisations.ts';
import { attemptId, now, organisation, snapshot, waitingForApproval } from './northwind.ts';
import type { Surface } from './surfaces.ts';

const problems: readonly FailureCode[] = [
  'code-expired',
  'request-refused',
  'browser-did-not-return',
  'portal-not-found',
  'portal-moved',
  'perhaps-wrong-region',
  'offline',
  'proxy-in-between',
  'return-refused',
  'sign-in-unsupported',
  'service-error',
];
const sentence = 'AWS answered that this sign-in was refused. Your administrator may know the reason.';

const problemPages: readonly Surface[] = problems.map((code) => ({
  name: `problem-${code}`,
  snapshot: snapshot({
    organisations: [
      {
        ...organisation,
        signIn: { state: 'signed-out', problem: { code, sentence, retry: true, requestId: 'abc-123' } },
      },
    ],
  }),
  shows: '[role=alert]',
}));

const found: Found = {
  organisations: [
    {
      startUrl: organisation.startUrl,
      region: 'eu-west-1',
      name: 'Northwind',
      partition: 'aws',
      files: ['~/.aws/config', '~/.granted/config'],
      profiles: 14,
      isKnown: false,
    },
    {
      startUrl: 'https://start.us-gov-home.awsapps.com/directory/northwind-gov',
      region: null,
      name: null,
      partition: 'aws-us-gov',
      files: ['~/.aws/config'],
      profiles: 1,
      isKnown: false,
    },
  ],
  longLivedKeys: 2,
  longLivedProfiles: ['ci', 'backup'],
  problems: ['The file of aws-sso is not as its tool writes it, so nothing of it is offered.'],
};
const none = snapshot({ organisations: [], selectedOrganisationId: null });
const notices = [
  {
    id: 'memory-only 1',
    sentence: 'This computer has no keychain Latchkey can trust, so sign-ins are forgotten when it quits.',
  },
];
const code = waitingForApproval();
const inBrowser = {
  state: 'waiting-in-browser' as const,
  attemptId,
  browser: 'opened' as const,
  redeeming: false,
  startedAt: now - 18_000,
  expiresAt: now + 582_000,
};

export const signInSurfaces: readonly Surface[] = [
  { name: 'first-run', snapshot: { ...none, notices }, shows: 'input' },
  { name: 'first-run-problem', snapshot: none, keys: ['Enter'], shows: 'input' },
  {
    name: 'found-organisations',
    snapshot: none,
    options: { answers: { 'organisations.find': { ok: true, value: found } } },
    shows: 'input[type=checkbox]',
  },
  { name: 'add-organisation', snapshot: snapshot(), keys: ['Meta+n'], shows: 'h1 >> text=organisation' },
  { name: 'sign-in-code', snapshot: snapshot({ organisations: [code] }), shows: '.code' },
  {
    name: 'sign-in-browser',
    snapshot: snapshot({ organisations: [{ ...organisation, signIn: inBrowser }] }),
    shows: 'text=Waiting for the browser',
  },
  {
    name: 'sign-in-not-opened',
    snapshot: snapshot({ organisations: [waitingForApproval({ browser: 'failed' })] }),
    shows: '.code',
  },
  ...problemPages,
];
