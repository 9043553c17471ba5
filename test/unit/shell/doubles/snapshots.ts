import * as v from 'valibot';
import { roleSchema, type Role } from '../../../../electron/contract/identifiers.ts';
import type { OrganisationView, SignInView } from '../../../../electron/contract/organisation.ts';
import type { AppSnapshot } from '../../../../electron/contract/snapshot.ts';
import {
  anOrganisation,
  aSignedIn,
  aSnapshot,
  aWaitingSignIn,
  northwindId,
  type SnapshotInput,
} from '../../../harness/builders.ts';

export { northwindId };

export function role(accountId: string, roleName: string): Role {
  return v.parse(roleSchema, { organisationId: northwindId, accountId, roleName });
}

export const signedIn = aSignedIn({ since: Date.UTC(2026, 10, 22, 9, 4) });
export const signedOut: SignInView = { state: 'signed-out', problem: null };
export const waiting = aWaitingSignIn({ startedAt: 0, expiresAt: 600_000 });

export function organisation(signIn: SignInView, more: Partial<OrganisationView> = {}): OrganisationView {
  return anOrganisation({ signIn, ...more });
}

/** A snapshot that fits the contract, with what a test gives in place. */
export function snapshot(more: Partial<SnapshotInput> = {}): AppSnapshot {
  return aSnapshot(more);
}
