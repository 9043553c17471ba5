/** The window of the settings, with the organisations of docs/design.md#the-example-organisation. */
import type { Failure, Result } from '../../../electron/contract/failure.ts';
import {
  now,
  organisation,
  organisationId,
  snapshot,
  type OrganisationInput,
  type SnapshotInput,
} from './northwind.ts';
import { aSignedIn } from '../../harness/builders.ts';
import { another, clientId, govId, signedOut } from './several.ts';
import type { BridgeCall } from './fake-bridge.ts';
import type { OpenWindow } from './fixtures.ts';
import type { TestWindow, WindowOptions } from './window.ts';

const minute = 60_000;
const hour = 60 * minute;

const counts = (accountCount: number, roleCount: number): Pick<OrganisationInput, 'catalogue'> => ({
  catalogue: { ...organisation.catalogue, accountCount, roleCount },
});

/** Signed in until `left` ms from now, as the person has set it. */
export function endingIn(left: number, kind: 'set' | 'learned' = 'set'): OrganisationInput['signIn'] {
  const since = Date.parse('2026-11-20T09:04:00Z');
  return aSignedIn({ since, end: { at: now + left, kind } });
}

/** One with a length, one that ends soon, one that is signed out. */
export const pictured: OrganisationInput[] = [
  { ...organisation, ...counts(212, 640), signIn: endingIn(7 * hour + 12 * minute), sessionLengthMs: 11 * hour },
  another(clientId, 'Client A', { ...counts(9, 12), region: 'us-east-1', signIn: endingIn(8 * minute) }),
  another(govId, 'Northwind Gov', {
    ...counts(17, 30),
    startUrl: 'https://start.us-gov-home.awsapps.com/directory/northwind-gov',
    partition: 'aws-us-gov',
    region: 'us-gov-west-1',
    signInWay: 'code',
    signIn: signedOut,
  }),
];

/** The settings with one organisation, changed by a test, or with those a test names. */
export function openSettings(
  openWindow: OpenWindow,
  change: Partial<OrganisationInput> = {},
  options: WindowOptions = {},
  more: Partial<SnapshotInput> = {},
): Promise<TestWindow> {
  return openWindow({
    address: `/settings.html?page=organisations&organisation=${organisationId}`,
    snapshot: snapshot({ organisations: [{ ...organisation, ...change }], ...more }),
    ...options,
    context: { viewport: { width: 760, height: 560 }, ...options.context },
  });
}

/** What the page asks of main to change something. */
export const changes = (change: unknown, id = organisationId): BridgeCall => ({
  name: 'organisation.change',
  input: { organisationId: id, change },
});

/** What main refuses with a sentence. */
export function refusing(code: Failure['code'], sentence: string): { 'organisation.change': Result<null> } {
  return { 'organisation.change': { ok: false, failure: { code, sentence, retry: false } } };
}

/** What a field shows. */
export function valueOf(window: TestWindow, label: string): Promise<string> {
  return window.page.getByLabel(label, { exact: true }).inputValue();
}

/** What is said aloud at once. */
export function alerts(window: TestWindow): Promise<string[]> {
  return window.page.getByRole('alert').allInnerTexts();
}
