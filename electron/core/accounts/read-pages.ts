import { failure, FailureError } from '../failures/fail.ts';
import type { Page } from '../ports/identity-center.ts';
import { ServiceError } from '../failures/service-error.ts';
import { unlessAborted } from '../time/waiting.ts';
import type { CallPace } from '../throttling/call-pace.ts';

/** How often one call is tried when AWS is in trouble; a 429 does not count, it is only a wait. */
const mostTries = 4;

/** A service that never ends would be read for ever. At 100 a page this is a hundred thousand accounts. */
const mostPages = 1000;

/**
 * Reads a paged list to its end at the given pace, handing over each page as it comes. An empty page with a next token
 * is not the end (docs/aws.md#paging). Throttling waits; passing trouble of the service is tried again; all else rejects, and
 * so does a list that leads back to a page of its own, or to one that cannot be asked for, with a `FailureError`.
 */
export async function readPages<Item>(
  pace: CallPace,
  signal: AbortSignal,
  read: (nextToken: string | null) => Promise<Page<Item>>,
  onPage: (page: Page<Item>) => void,
): Promise<void> {
  let nextToken: string | null = null;
  const asked = new Set<string>();
  for (let count = 0; count < mostPages; count += 1) {
    const page: Page<Item> = await tryAtPace(pace, signal, nextToken, read);
    onPage(page);
    if (page.isCutOff === true) {
      break;
    }
    if (page.nextToken === null) {
      return;
    }
    nextToken = page.nextToken;
    if (asked.has(nextToken)) {
      throw new FailureError(failure('list-without-end'));
    }
    asked.add(nextToken);
  }
  throw new FailureError(failure('list-without-end', {}, null, 'failure.list-cut-off'));
}

async function tryAtPace<Item>(
  pace: CallPace,
  signal: AbortSignal,
  nextToken: string | null,
  read: (nextToken: string | null) => Promise<Page<Item>>,
): Promise<Page<Item>> {
  for (let tries = 1; ;) {
    await pace.turn(signal);
    try {
      const page = await unlessAborted(signal, read(nextToken));
      pace.succeeded();
      return page;
    } catch (error) {
      if (!(error instanceof ServiceError) || !canTryAgain(pace, error, tries)) {
        throw error;
      }
      tries += error.kind === 'throttled' ? 0 : 1;
    }
  }
}

/** Whether the call may be tried again at its next turn; the pace learns what went wrong. */
function canTryAgain(pace: CallPace, error: ServiceError, tries: number): boolean {
  if (error.kind === 'offline') {
    return pace.lost();
  }
  if (error.kind === 'throttled') {
    pace.throttled(error.retryAfterMs);
    return true;
  }
  if (error.kind === 'unavailable' && tries < mostTries) {
    pace.unavailable(error.retryAfterMs);
    return true;
  }
  return false;
}
