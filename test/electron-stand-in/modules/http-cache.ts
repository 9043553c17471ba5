/** What a session keeps of the answers to its GETs, as far as Chromium's cache does (RFC 9111). */
import { rule } from '../mutants.ts';
import type { HttpAnswer } from './http-request.ts';

interface Kept {
  readonly answer: HttpAnswer;
  /** ms since 1970 */
  readonly freshUntil: number;
}

/** Of the time since the last change, an answer counts as fresh that says nothing of its own (4.2.2). */
const heuristicShare = 0.1;

export class HttpCache {
  readonly #kept = new Map<string, Kept>();

  /** The answer that can be given without asking; what is stale is asked for anew. */
  fresh(url: string): HttpAnswer | undefined {
    const kept = this.#kept.get(url);
    return kept !== undefined && (Date.now() < kept.freshUntil || !rule('fetch-needs-freshness'))
      ? kept.answer
      : undefined;
  }

  keep(url: string, answer: HttpAnswer): void {
    if (answer.status !== 200 || /no-store/.test(header(answer, 'cache-control'))) this.#kept.delete(url);
    else this.#kept.set(url, { answer, freshUntil: Date.now() + freshFor(answer) });
  }

  clear(): void {
    this.#kept.clear();
  }
}

/** In ms; 0 where the answer does not say (4.2.1). */
function freshFor(answer: HttpAnswer): number {
  const control = header(answer, 'cache-control');
  if (/no-cache/.test(control)) return 0;
  const seconds = /max-age=(\d+)/.exec(control)?.[1];
  if (seconds !== undefined) return Number(seconds) * 1000;
  const now = instant(answer, 'date') ?? Date.now();
  const expires = instant(answer, 'expires');
  if (expires !== undefined) return expires - now;
  const changed = instant(answer, 'last-modified');
  return changed === undefined ? 0 : (now - changed) * heuristicShare;
}

function instant(answer: HttpAnswer, name: string): number | undefined {
  const value = Date.parse(header(answer, name));
  return Number.isNaN(value) ? undefined : value;
}

function header(answer: HttpAnswer, name: string): string {
  return answer.headers.find(([given]) => given.toLowerCase() === name)?.[1] ?? '';
}
