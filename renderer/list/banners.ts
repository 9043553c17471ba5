import type { CatalogueNews, CatalogueStatus, OrganisationView } from '../../electron/contract/organisation.ts';
import type { AppSnapshot, Freshness } from '../../electron/contract/snapshot.ts';
import { keyLabel, type Platform } from '../keyboard/shortcuts.ts';
import { text } from '../../electron/shared/text/text.ts';
import type { Actions } from '../stores/actions.svelte.ts';
import type { EndReminders, EndSoon } from '../stores/end-reminders.svelte.ts';
import { isCutOff, isWaiting } from '../../electron/shared/model/sign-in.ts';
import { ago } from '../../electron/shared/format/ago.ts';
import { clockMinutesOff } from '../../electron/shared/format/clock-off.ts';
import { clockTime } from '../../electron/shared/format/clock-time.ts';
import type { IconName } from '../ui/icons.ts';
import { isUsable } from '../stores/snapshot-facts.ts';

/** One thing to know about the list, with at most one thing to do. */
export interface BannerView {
  readonly icon: IconName;
  readonly title: string;
  readonly text: string;
  readonly attention?: boolean;
  readonly button?: { label: string; key?: string; primary?: boolean; act: () => void } | null;
  readonly ondismiss?: (() => void) | undefined;
  readonly dismissLabel?: string;
}

type Reading = NonNullable<CatalogueStatus['reading']>;

/** The banner above the list: how far the first reading is, or something to know. */
export type ListBannerView = {
  /** Differs from that of the banner before when there is something new to know. */
  readonly id: string;
} & ({ readonly reading: Reading } | { readonly view: BannerView });

/** What the banner depends on, and what its buttons do. */
export interface BannerFacts {
  readonly organisation: OrganisationView;
  readonly snapshot: AppSnapshot;
  /** ms, server's clock */
  readonly now: number;
  readonly platform: Platform;
  readonly actions: Actions;
  readonly reminders: EndReminders;
  readonly onshowcode: () => void;
}

/** The most pressing of what there is to say of an organisation; null: nothing. */
export function listBanner(facts: BannerFacts): ListBannerView | null {
  const { signIn, catalogue } = facts.organisation;
  const { id } = facts.organisation;
  if (signIn.state === 'signed-in' && isCutOff(signIn.connection)) {
    return signIn.connection === 'offline'
      ? { id: `${id} offline`, view: offline(facts) }
      : { id: `${id} not-aws`, view: notAws(facts) };
  }
  const notice = facts.snapshot.notices[0];
  if (signIn.state === 'ended') return { id: `${id} ended`, view: ended(facts) };
  if (signIn.state === 'signed-out') return { id: `${id} signed-out ${notice?.id ?? ''}`, view: signedOut(facts) };
  if (isWaiting(signIn.state)) return { id: `${id} waiting`, view: waiting(facts) };
  const end = facts.reminders.due(facts.organisation, facts.now);
  if (end !== null) return { id: `${id} ending ${end.isLast}`, view: ending(facts, end) };
  if (signIn.state === 'signed-in' && signIn.connection === 'trouble') {
    return { id: `${id} trouble`, view: trouble(facts) };
  }
  const reading = firstReading(facts.organisation);
  if (reading !== null && reading.accountsKnown > 0) return { id: `${id} reading`, reading };
  const minutesOff = clockMinutesOff(facts.snapshot.clockOffset);
  if (minutesOff !== null) return { id: `${id} clock`, view: clockOff(facts, minutesOff) };
  if (catalogue.failedAccounts > 0) return { id: `${id} failed`, view: failedAccounts(facts) };
  if (catalogue.problem !== null) return { id: `${id} problem`, view: problem(facts, catalogue.problem) };
  if (notice !== undefined) {
    return {
      id: `${id} notice ${notice.id}`,
      view: noticeBanner(notice, () => facts.actions.dismissNotice(notice.id)),
    };
  }
  if (catalogue.news === null) return null;
  return { id: `${id} news ${catalogue.news.at}`, view: news(facts, catalogue.news) };
}

/** One thing that happened to what Latchkey keeps, until it is dismissed. */
export function noticeBanner({ sentence }: AppSnapshot['notices'][number], ondismiss: () => void): BannerView {
  return { icon: 'information', title: text('banner.notice'), text: sentence, ondismiss };
}

type IsPressing = (organisation: OrganisationView, reminders: EndReminders, now: number) => boolean;

/** Most urgent first. One that is signed out comes last, since it may be so on purpose. */
const urgency: readonly IsPressing[] = [
  ({ signIn }) => signIn.state === 'signed-in' && isCutOff(signIn.connection),
  ({ signIn }) => signIn.state === 'ended',
  (organisation, reminders, now) => reminders.due(organisation, now) !== null,
  ({ signIn }) => signIn.state === 'signed-in' && signIn.connection === 'trouble',
  ({ signIn }) => isWaiting(signIn.state),
  (organisation) => firstReading(organisation) !== null,
  ({ catalogue }) => catalogue.failedAccounts > 0,
  ({ catalogue }) => catalogue.problem !== null,
  ({ catalogue }) => catalogue.news !== null,
  ({ signIn }) => signIn.state === 'signed-out',
];

/**
 * Which organisation the one banner is about where the lists of all are shown: the one that asks most for the person.
 * Null: none has anything to say.
 */
export function bannerOrganisation(
  organisations: readonly OrganisationView[],
  reminders: EndReminders,
  now: number,
): OrganisationView | null {
  for (const isPressing of urgency) {
    const found = organisations.find((organisation) => isPressing(organisation, reminders, now));
    if (found !== undefined) return found;
  }
  return null;
}

/** A reading that is worth a banner: the first of a list, or one that AWS slows down. */
function firstReading({ signIn, catalogue: { reading, checkedAt } }: OrganisationView): Reading | null {
  if (signIn.state !== 'signed-in' || reading === null) return null;
  return checkedAt === null || reading.throttled ? reading : null;
}

function offline(facts: BannerFacts): BannerView {
  const { signIn } = facts.organisation;
  const end = signIn.state === 'signed-in' ? signIn.end : null;
  const isAhead = end !== null && end.at > facts.now;
  return {
    icon: 'offline',
    title: text('banner.offline'),
    text: text('banner.offline-text', {
      count: usableRoles(facts).length,
      end: isAhead ? end.kind : 'unknown',
      time: isAhead ? clockTime(end.at, facts.now) : '',
    }),
    button: tryNow(facts),
  };
}

function notAws(facts: BannerFacts): BannerView {
  return {
    icon: 'warning',
    title: text('banner.not-aws'),
    text: text('banner.not-aws-text', { count: usableRoles(facts).length }),
    button: tryNow(facts),
  };
}

function trouble(facts: BannerFacts): BannerView {
  return {
    icon: 'warning',
    title: text('banner.trouble'),
    text: text('banner.trouble-text'),
    button: signInButton(facts, 'again'),
  };
}

function ended(facts: BannerFacts): BannerView {
  const usable = usableRoles(facts);
  const last = Math.max(0, ...usable.map(({ expiresAt }) => expiresAt ?? 0));
  return {
    icon: 'clock',
    attention: true,
    title: text('banner.ended', { name: facts.organisation.name }),
    text: text('banner.ended-text', { count: usable.length, time: clockTime(last, facts.now) }),
    button: signInButton(facts),
  };
}

/** A notice is most often why: the kept sign-in could not be read. */
function signedOut(facts: BannerFacts): BannerView {
  const notice = facts.snapshot.notices[0];
  return {
    icon: 'person',
    title: text('banner.signed-out'),
    text: notice?.sentence ?? signedOutText(facts),
    button: signInButton(facts),
    ondismiss: notice === undefined ? undefined : () => facts.actions.dismissNotice(notice.id),
  };
}

function signedOutText({ organisation: { catalogue }, now }: BannerFacts): string {
  if (catalogue.checkedAt === null) return text('banner.signed-out-never');
  const when = ago(now - catalogue.checkedAt);
  return text('banner.signed-out-text', { count: catalogue.accountCount, when });
}

function waiting({ onshowcode }: BannerFacts): BannerView {
  return {
    icon: 'person',
    title: text('sign-in.step-waiting'),
    text: text('banner.waiting-text'),
    button: { label: text('banner.show-code'), act: onshowcode },
  };
}

function ending(facts: BannerFacts, end: EndSoon): BannerView {
  const renewing = usableRoles(facts).filter((freshness) => freshness.renewing).length;
  return {
    icon: 'clock',
    attention: true,
    title: text(end.kind === 'set' ? 'banner.ends' : 'banner.ends-about', { minutes: end.minutes }),
    text: text(end.kind === 'set' ? 'banner.ends-text' : 'banner.ends-about-text', {
      count: renewing,
      time: clockTime(end.at, facts.now),
    }),
    button: signInButton(facts, 'again'),
    ondismiss: () => facts.reminders.putAway(facts.organisation, facts.now),
    dismissLabel: text(end.isLast ? 'banner.dismiss' : 'banner.remind-later'),
  };
}

function clockOff({ actions, organisation }: BannerFacts, minutes: number): BannerView {
  return {
    icon: 'clock',
    attention: true,
    title: text('banner.clock', { minutes }),
    text: text('banner.clock-text'),
    button: { label: text('action.check-again'), act: () => actions.reload(organisation.id) },
  };
}

function failedAccounts({ actions, organisation }: BannerFacts): BannerView {
  return {
    icon: 'warning',
    title: text('banner.failed', { count: organisation.catalogue.failedAccounts }),
    text: text('banner.failed-text'),
    button: { label: text('banner.try-these-again'), act: () => actions.retryFailed(organisation.id) },
  };
}

function problem(
  { actions, organisation }: BannerFacts,
  { sentence, retry }: NonNullable<CatalogueStatus['problem']>,
): BannerView {
  return {
    icon: 'warning',
    title: text('banner.problem'),
    text: sentence,
    button: retry ? { label: text('action.try-again'), act: () => actions.reload(organisation.id) } : null,
  };
}

function news({ actions, organisation }: BannerFacts, changes: CatalogueNews): BannerView {
  return {
    icon: 'information',
    title: newsTitle(changes),
    text: text('banner.news-text', { names: changes.names.join(', '), more: changes.accounts - changes.names.length }),
    ondismiss: () => actions.dismissNews(organisation.id),
  };
}

function newsTitle({ addedRoles: added, removedRoles: removed }: CatalogueNews): string {
  if (removed === 0) return text('banner.news-added', { added });
  if (added === 0) return text('banner.news-removed', { removed });
  return text('banner.news-both', { added, removed });
}

function tryNow({ actions, organisation, platform }: BannerFacts): NonNullable<BannerView['button']> {
  return {
    label: text('action.try-now'),
    key: keyLabel('reload', platform),
    act: () => actions.reload(organisation.id),
  };
}

function signInButton(
  { actions, organisation, platform }: BannerFacts,
  which: 'first' | 'again' = 'first',
): NonNullable<BannerView['button']> {
  return {
    label: text(which === 'again' ? 'action.sign-in-again' : 'action.sign-in'),
    key: keyLabel('signIn', platform),
    primary: which === 'first',
    act: () => actions.signIn(organisation.id),
  };
}

/** What is held of the organisation's roles and can be used now. */
function usableRoles({ organisation, snapshot, now }: BannerFacts): Freshness[] {
  return snapshot.freshness.filter((held) => held.role.organisationId === organisation.id && isUsable(held, now));
}
