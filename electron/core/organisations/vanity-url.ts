import type { Services } from '../app/services.ts';
import type { FailureCode } from '../../contract/failure.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { minute, second } from '../time/instant.ts';
import type { Clock } from '../ports/clock.ts';
import type { Http, HttpResponse } from '../ports/http.ts';
import type { OrganisationRecord } from '../ports/settings.ts';
import { ServiceError } from '../failures/service-error.ts';
import { text, type FailureText, type TextValues } from '../../shared/text/text.ts';
import { isAmazonHost, readPortal, readVanityUrl, type StartUrl } from './start-url.ts';

/** As long as AWS's own CLI waits (docs/aws.md#start-urls). */
const longestWait = 10 * second;

const redirects: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** HEAD is not known there: what redirects by rules for GET alone has other words for it than 405, API Gateway 403 and many 404. */
const tryByGet: ReadonlySet<number> = new Set([400, 403, 404, 405, 501]);

/** So many addresses of companies' own are asked within a minute. Nobody has more than one or two. */
const mostAMinute = 5;

/** A longer address is shown before it is asked, as one with a query is. */
const longestUnshown = 100;

type AskedAddressesServices = Pick<Services, 'http' | 'clock' | 'confirmation'>;

/**
 * Asks addresses that the window names where they lead. They are the one place where the window, which has no network,
 * chooses an address, and one that was taken over could send out in it what it knows. So they are few, and a long one or
 * one with a query, which have room for much, are shown in a dialog of main first.
 */
export class AskedAddresses {
  readonly #services: AskedAddressesServices;
  /** By the monotonic clock, the oldest first. */
  #askedAt: number[] = [];

  constructor(services: AskedAddressesServices) {
    this.#services = services;
  }

  /** The portal of AWS behind an address of the company's own. Throws a `FailureError`: `cancelled` when the person says no. */
  async portalBehind(vanity: URL): Promise<StartUrl> {
    this.#count();
    const isShown = vanity.search !== '' || vanity.href.length > longestUnshown;
    if (isShown && !(await this.#isAgreedTo(vanity))) {
      throw new FailureError(failure('cancelled'));
    }
    return await portalBehind(this.#services.http, this.#services.clock, vanity);
  }

  #count(): void {
    const now = this.#services.clock.monotonic();
    this.#askedAt = this.#askedAt.filter((at) => now - at < minute);
    if (this.#askedAt.length >= mostAMinute) {
      throw new FailureError(failure('throttled', {}, null, 'failure.vanity-too-many'));
    }
    this.#askedAt.push(now);
  }

  #isAgreedTo(vanity: URL): Promise<boolean> {
    return this.#services.confirmation.ask({
      question: text('vanity.question', { host: vanity.host }),
      detail: text('vanity.question-detail', { address: vanity.href }),
      agree: text('vanity.question-agree'),
    });
  }
}

/**
 * Asks an address of the company's own which portal of AWS it leads to: one HEAD, or a GET where HEAD is not known, and at
 * most one redirect, to https on a host of AWS (docs/aws.md#start-urls). The target itself is not asked for. Throws a
 * `FailureError` whose sentence says which of this did not hold.
 */
export async function portalBehind(http: Http, clock: Clock, vanity: URL): Promise<StartUrl> {
  const abort = new AbortController();
  const timer = clock.setTimer(longestWait, () => abort.abort());
  try {
    const head = await ask(http, 'HEAD', vanity, abort.signal);
    const answer = tryByGet.has(head.status) ? await ask(http, 'GET', vanity, abort.signal) : head;
    return portalIn(answer, vanity);
  } finally {
    timer.cancel();
  }
}

/**
 * Asks once more before a sign-in where an address of the company's own leads. One that cannot be asked now changes
 * nothing: the portal it led to is still there. One that leads to another portal is not followed. Whoever holds the name
 * of that host could else move the sign-in to a portal of their own, where the person would type a password, and another
 * portal is another registration and another list anyway. So it is said, and the person decides by adding it anew.
 */
export async function refuseMovedPortal(http: Http, clock: Clock, organisation: OrganisationRecord): Promise<void> {
  const { startUrl, portalUrl } = organisation;
  if (portalUrl === null) {
    return;
  }
  const vanity = readVanityUrl(startUrl);
  if (vanity === null) {
    return;
  }
  const found = await portalBehind(http, clock, vanity).catch((error: unknown) => {
    if (error instanceof FailureError) {
      return null;
    }
    throw error;
  });
  if (found !== null && found.url !== portalUrl) {
    throw new FailureError(failure('portal-moved', { host: vanity.host, found: found.host }));
  }
}

async function ask(http: Http, method: 'HEAD' | 'GET', vanity: URL, signal: AbortSignal): Promise<HttpResponse> {
  try {
    return await http.send({ method, url: vanity.href, headers: {}, body: null, signal, redirects: 'manual' });
  } catch (error) {
    if (!(error instanceof ServiceError)) {
      throw error;
    }
    if (error.kind === 'cancelled') {
      throw refusal('offline', 'failure.vanity-no-answer', vanity);
    }
    throw error.kind === 'proxy'
      ? refusal('proxy-in-between', 'failure.vanity-not-safe', vanity)
      : refusal('offline', 'failure.vanity-not-reached', vanity);
  }
}

function portalIn(answer: HttpResponse, vanity: URL): StartUrl {
  if (!redirects.has(answer.status)) {
    throw answer.status >= 400
      ? refusal('start-url-invalid', 'failure.vanity-refused', vanity, { status: String(answer.status) })
      : refusal('start-url-invalid', 'failure.vanity-leads-nowhere', vanity);
  }
  const location = answer.headers['location'];
  const target = location === undefined ? null : URL.parse(location, vanity.href);
  if (target === null) {
    throw refusal('start-url-invalid', 'failure.vanity-leads-nowhere', vanity);
  }
  if (target.host === vanity.host) {
    throw refusal('start-url-invalid', 'failure.vanity-leads-on', vanity);
  }
  if (target.protocol !== 'https:') {
    throw refusal('start-url-invalid', 'failure.vanity-leads-to-http', vanity, { found: target.host });
  }
  const reading = readPortal(target);
  if (!reading.ok) {
    const key = isAmazonHost(target.hostname) ? 'failure.vanity-leads-to-no-portal' : 'failure.vanity-leads-elsewhere';
    throw refusal('start-url-invalid', key, vanity, { found: target.host });
  }
  return reading.startUrl;
}

function refusal(code: FailureCode, key: FailureText, vanity: URL, values: TextValues = {}): FailureError {
  return new FailureError(failure(code, { ...values, host: vanity.host }, null, key));
}
