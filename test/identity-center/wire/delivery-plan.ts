import type { WireReply } from './message.ts';

/** How the bytes of an answer go out. */
export interface DeliveryPlan {
  /** What `Content-Length` says; undefined: chunked. */
  readonly length: number | undefined;
  readonly pieces: readonly Buffer[];
  /** Between one piece and the next, ms of the simulator's clock. */
  readonly pauseMs: number;
  /** `close`: the connection ends in order; `reset`: by RST. */
  readonly ending: 'complete' | 'close' | 'reset';
}

/** Odd, so that letters of several bytes are cut in two. */
const SMALL_PIECE = 7;
const MOST_PIECES = 50;

/** One place for both ways an answer can travel: a socket, or a call in the same process. */
export function planDelivery({ body, delivery }: WireReply): DeliveryPlan {
  const bytes = Buffer.from(body);
  const middle = Math.floor(bytes.length / 2);
  const plain = { length: bytes.length, pieces: [bytes], pauseMs: 0, ending: 'complete' as const };
  switch (delivery?.how) {
    case undefined:
      return plain;
    case 'chunked':
      return { ...plain, length: undefined, pieces: cut(bytes) };
    case 'reset-within':
      return { ...plain, pieces: [bytes.subarray(0, middle)], ending: 'reset' };
    case 'truncated':
      return { ...plain, pieces: [bytes.subarray(0, middle)], ending: 'close' };
    case 'length':
      return { ...plain, length: Math.max(0, bytes.length + delivery.offset), ending: 'close' };
    case 'stalled':
      return { ...plain, pieces: [bytes.subarray(0, middle), bytes.subarray(middle)], pauseMs: delivery.ms };
  }
}

function cut(bytes: Buffer): Buffer[] {
  const size = Math.max(SMALL_PIECE, Math.ceil(bytes.length / MOST_PIECES)) | 1;
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, place) =>
    bytes.subarray(place * size, (place + 1) * size),
  );
}
