import type { OrganisationView } from '../../electron/contract/organisation.ts';
import { isCutOff, isWaiting } from '../../electron/shared/model/sign-in.ts';
import type { EndReminders } from '../stores/end-reminders.svelte.ts';

/**
 * Which organisation the one banner is about where the lists of all are shown: the one that asks most for the person. One
 * that is signed out comes last, since it may be so on purpose. Null: none has anything to say.
 */
export function bannerOrganisation(
  organisations: readonly OrganisationView[],
  reminders: EndReminders,
  now: number,
): OrganisationView | null {
  for (const asks of urgency) {
    const found = organisations.find((organisation) => asks(organisation, reminders, now));
    if (found !== undefined) return found;
  }
  return null;
}

type Asks = (organisation: OrganisationView, reminders: EndReminders, now: number) => boolean;

/** Most urgent first. */
const urgency: readonly Asks[] = [
  ({ signIn }) => signIn.state === 'signed-in' && isCutOff(signIn.connection),
  ({ signIn }) => signIn.state === 'ended',
  (organisation, reminders, now) => reminders.due(organisation, now) !== null,
  ({ signIn }) => signIn.state === 'signed-in' && signIn.connection === 'trouble',
  ({ signIn }) => isWaiting(signIn.state),
  ({ signIn, catalogue: { reading, checkedAt } }) =>
    signIn.state === 'signed-in' && reading !== null && (checkedAt === null || reading.throttled),
  ({ catalogue }) => catalogue.failedAccounts > 0,
  ({ catalogue }) => catalogue.problem !== null,
  ({ catalogue }) => catalogue.news !== null,
  ({ signIn }) => signIn.state === 'signed-out',
];
