import type { Performer } from '../app/performer.ts';
import type { Services } from '../app/services.ts';
import type { Organisations } from '../organisations/organisations.ts';
import { NotRenewed } from './not-renewed.ts';
import { RemovedRoles } from './removed-roles.ts';
import { SignedInNews } from './signed-in-news.ts';

type NotificationServices = Pick<
  Services,
  | 'chainedRoles'
  | 'notifier'
  | 'personal'
  | 'identities'
  | 'deadlines'
  | 'time'
  | 'platform'
  | 'network'
  | 'held'
  | 'presence'
  | 'events'
>;

/** The notifications of what core does by itself, besides the ends of sign-ins. */
export class BackgroundNotifications {
  readonly removedRoles: RemovedRoles;

  constructor(services: NotificationServices, organisations: Organisations, performer: Performer) {
    const { events } = services;
    const removedRoles = new RemovedRoles(services, organisations);
    const notRenewed = new NotRenewed(services, organisations, removedRoles, performer);
    const signedIn = new SignedInNews(services, organisations);
    events.organisationChanged.on(() => {
      removedRoles.notifyNew();
      signedIn.update();
    });
    events.notRenewed.on((role) => notRenewed.failed(role));
    events.signedIn.on(({ organisationId }) => signedIn.approved(organisationId));
    this.removedRoles = removedRoles;
  }
}
