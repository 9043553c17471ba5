/** What happened when while the app started, and which files it loaded: taken here, so that the product needs no marks. */
import { realNow } from './real-time.ts';

const marks = new Map<StartMark, number>();
const loadedFiles = new Set<string>();

export type StartMark = 'main-wanted' | 'main-evaluated' | 'ready' | 'tray' | 'window';

export interface StartRecord {
  /** When each happened first: ms since 1970, with parts of a ms, by the clock of the machine. */
  readonly marks: Partial<Record<StartMark, number>>;
  /** Addresses (`file:`) of all modules that were wanted so far, in that order. */
  readonly loaded: readonly string[];
}

/** Only the first of a kind counts. */
export function markStart(mark: StartMark): void {
  if (!marks.has(mark)) marks.set(mark, performance.timeOrigin + realNow());
}

/** A module that is resolved is loaded next, the first time. */
export function noteWanted(url: string, isMain: boolean): void {
  if (url.startsWith('file:')) loadedFiles.add(url);
  if (isMain) markStart('main-wanted');
}

export function startRecord(): StartRecord {
  return { marks: Object.fromEntries(marks), loaded: [...loadedFiles] };
}
