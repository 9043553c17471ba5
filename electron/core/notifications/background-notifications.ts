import type { Role } from '../../contract/identifiers.ts';
import { RemovedRoles } from './removed-roles.ts';
import type { Core } from '../app/create-latchkey.ts';
import { NotRenewed } from './not-renewed.ts';
import { SignedInNews } from './signed-in-news.ts';

/** What core tells in notifications by itself, besides the ends of sign-ins. */
export class Tellings {
  readonly removedRoles: RemovedRoles;
  readonly notRenewed: NotRenewed;
  readonly signedIn: SignedInNews;

  constructor(core: Core) {
    const { deadlines, time } = core;
    const { notifier, network } = core.ports;
    const labelOf = (role: Role): string => core.identities.account(role);
    this.removedRoles = new RemovedRoles({
      notifier,
      wanted: () => [...core.personal.pinned(), ...core.personal.recent()],
      // While a list is being read, what it lacks is told in one at the end.
      isSettled: () => core.organisations.all().every(({ catalogue }) => !catalogue.isReading()),
      denied: () => core.organisations.all().flatMap(({ catalogue }) => catalogue.denied()),
      isRemoved: (role) => core.organisations.find(role.organisationId)?.catalogue.isRemoved(role) ?? false,
      accountName: (role) => core.describe(role).accountName,
      accountLabel: labelOf,
    });
    this.notRenewed = new NotRenewed({
      notifier,
      deadlines,
      time,
      isOnline: () => network.isOnline(),
      freshness: () => core.credentials.freshness(),
      isSignedIn: (id) => core.organisations.find(id)?.signIn.isSignedIn() ?? false,
      isToldRemoved: (role) => this.removedRoles.tells(role),
      names: (role) => ({ account: labelOf(role), environment: core.describe(role).environment }),
      renew: (role) => core.perform({ kind: 'renew-credentials', role }, 'notification'),
    });
    this.signedIn = new SignedInNews({
      notifier,
      deadlines,
      isWindowInView: () => core.isWindowInView(),
      organisation: (id) => core.organisations.find(id)?.view() ?? null,
      openWindow: () => core.windowWanted.tell(null),
    });
  }

  /** A list or a sign-in has changed. */
  look(): void {
    this.removedRoles.look();
    this.signedIn.look();
  }
}
