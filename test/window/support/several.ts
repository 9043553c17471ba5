/** Northwind with two organisations beside it: one whose sign-in ended, one that is signed out. */
import { parse } from 'valibot';
import { catalogueSchema, type Account, type Catalogue } from '../../../electron/contract/catalogue.ts';
import { account, now, organisation, role, snapshot, type OrganisationInput, type SnapshotInput } from './northwind.ts';
import type { BridgeCall } from './fake-bridge.ts';
import type { OpenWindow } from './fixtures.ts';
import type { TestWindow, WindowOptions } from './window.ts';

export const clientId = '5b0c2b1e-6a5d-4c7e-9b8a-0d1e2f3a4b5d';
export const govId = '6c0c2b1e-6a5d-4c7e-9b8a-0d1e2f3a4b5e';

/** Another organisation, signed in like Northwind. */
export function another(id: string, name: string, change: Partial<OrganisationInput> = {}): OrganisationInput {
  return { ...organisation, id, name, startUrl: `https://${id}.awsapps.com/start`, ...change };
}

const ended: OrganisationInput['signIn'] = { state: 'ended', endedAt: now - 60_000, problem: null };
export const signedOut: OrganisationInput['signIn'] = { state: 'signed-out', problem: null };

export const three: OrganisationInput[] = [
  organisation,
  another(clientId, 'Client A', { signIn: ended }),
  another(govId, 'Northwind Gov', { partition: 'aws-us-gov', region: 'us-gov-west-1', signIn: signedOut }),
];

/** The list of another organisation. */
export function listOf(organisationId: string, accounts: readonly Account[]): Catalogue {
  return parse(catalogueSchema, { organisationId, revision: 1, accounts });
}

/** The lists beside Northwind's: in both there are accounts of names that Northwind has too. */
export const others: Record<string, Catalogue> = {
  [clientId]: listOf(clientId, [
    account('444433332222', 'gateway-pay-prod', 'production', ['SupportEngineer']),
    account('444433335555', 'log-archive', 'shared', ['ReadOnlyAccess', 'SecurityAudit']),
    account('444433336666', 'billing-root', 'none', ['Billing', 'ViewOnlyAccess']),
  ]),
  [govId]: listOf(govId, [account('666677778888', 'payments-prod', 'production', ['ReadOnlyAccess'])]),
};

/** Three that are signed in; two of them could be two identities on one portal. */
export const signedIn = [organisation, another(clientId, 'Client A'), another(govId, 'Northwind 2')];

/** A role of Client A, and what a screen reader says of its row. */
export const clientRole = { ...role('444433332222', 'SupportEngineer'), organisationId: clientId };
export const gateway =
  'gateway-pay-prod, Production, Client A, SupportEngineer, account 4444 3333 2222, no credentials held';

/** The window with several organisations, and keys pressed there. */
export async function openSeveral(
  openWindow: OpenWindow,
  keys: readonly string[],
  change: Partial<SnapshotInput> = {},
  options: WindowOptions = {},
): Promise<TestWindow> {
  const shown = snapshot({ organisations: signedIn, ...change });
  const window = await openWindow({ snapshot: shown, others, ...options });
  await window.page.getByRole('option').first().waitFor();
  for (const key of keys) await window.page.keyboard.press(key);
  return window;
}

/** What is written in each element of a kind. */
export function writtenIn(window: TestWindow, selector: string): Promise<string[]> {
  return window.page
    .locator(selector)
    .evaluateAll((found) => found.map((one) => (one as HTMLElement).innerText.replaceAll(/\s*\n+\s*/gu, ' ')));
}

/** What the window asks of main to show one, or with null all. */
export const select = (id: string | null): BridgeCall => ({
  name: 'organisation.select',
  input: { organisationId: id },
});
