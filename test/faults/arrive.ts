import { planDelivery } from '../identity-center/wire/delivery-plan.ts';
import type { WireReply } from '../identity-center/wire/message.ts';

export interface Arrival {
  readonly signal: AbortSignal;
  /** `redirect: 'error'` */
  readonly isRedirectRefused: boolean;
  /** Resolves when the rest of a stalled body arrives. */
  readonly pause: Promise<void>;
}

/** Statuses that may have no body (Fetch standard, "null body status"). */
const bodiless: ReadonlySet<number> = new Set([204, 304]);

/**
 * What Electron makes of an answer that came over a socket. A redirect that is not wanted: net.fetch's own error
 * (electron, lib/browser/api/net-client-request.ts). A 407 of a server: ERR_UNEXPECTED_PROXY_AUTH; a body that ends before
 * its length: ERR_CONTENT_LENGTH_MISMATCH (chromium, net_error_list.h).
 */
export function arrive(reply: WireReply, arrival: Arrival): Response {
  if (reply.status === 407) throw new TypeError('net::ERR_UNEXPECTED_PROXY_AUTH');
  if (arrival.isRedirectRefused && reply.status >= 300 && reply.status < 400 && reply.headers['Location'] !== undefined)
    throw new Error("Attempted to redirect, but redirect policy was 'error'");
  const body = bodiless.has(reply.status) ? null : bodyOf(reply, arrival);
  return new Response(body, { status: reply.status, headers: reply.headers });
}

function bodyOf(reply: WireReply, { signal, pause }: Arrival): ReadableStream<Uint8Array> {
  const { pieces, length, pauseMs, ending } = planDelivery(reply);
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const aborted = (): void => controller.error(new DOMException('Aborted.', 'AbortError'));
      signal.addEventListener('abort', aborted, { once: true });
      let left = length ?? Number.POSITIVE_INFINITY;
      for (const [place, piece] of pieces.entries()) {
        if (place > 0 && pauseMs > 0) await pause;
        if (signal.aborted) return;
        // Nobody reads on after the promised length.
        const read = piece.subarray(0, left);
        left -= read.length;
        if (read.length > 0) controller.enqueue(read);
      }
      signal.removeEventListener('abort', aborted);
      if (ending === 'reset') controller.error(new TypeError('net::ERR_CONNECTION_RESET'));
      else if (length !== undefined && left > 0) controller.error(new TypeError('net::ERR_CONTENT_LENGTH_MISMATCH'));
      else controller.close();
    },
  });
}
