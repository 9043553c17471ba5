import type { CommandTrailer } from '../../shared/programs/command-wire.ts';

/** What is to be printed, in pieces as they came, and what comes then. */
export interface AnsweredCommand {
  readonly chunks: readonly Buffer[];
  readonly trailer: CommandTrailer;
}

const lineEnd = 0x0a;

/** Parts the last line from what is to be printed, without a copy of it; null: it is none of ours. */
export function readTrailer(chunks: readonly Buffer[], longest: number): AnsweredCommand | null {
  const rest = [...chunks];
  let tail = Buffer.alloc(0);
  while (rest.length > 0 && tail.length <= longest && startOfLastLine(tail) === 0) {
    tail = Buffer.concat([rest.pop() ?? Buffer.alloc(0), tail]);
  }
  const start = startOfLastLine(tail);
  const trailer = tail.at(-1) === lineEnd ? trailerOf(tail.subarray(start, -1).toString()) : null;
  return trailer === null ? null : { chunks: [...rest, tail.subarray(0, start)], trailer };
}

/** 0 where all of it is one line. */
function startOfLastLine(tail: Buffer): number {
  return tail.length < 2 ? 0 : tail.lastIndexOf(lineEnd, tail.length - 2) + 1;
}

function trailerOf(line: string): CommandTrailer | null {
  const [next, ...words] = line.split(' ');
  const [code = '', stream, ...more] = words;
  if (next === 'run' && words.length === 0) return { next };
  if (next === 'again' && words.length > 0) return { next, words };
  if (next !== 'end' || more.length > 0 || !isCode(code)) return null;
  return stream === 'out' || stream === 'err' ? { next, code: Number(code), stream } : null;
}

function isCode(word: string): boolean {
  return /^\d{1,3}$/u.test(word) && Number(word) <= 255;
}
