import { setFlagsFromString } from 'node:v8';

/**
 * Has V8 give memory back soon after the work that took it: Latchkey waits nearly always. After a list of 3,000 accounts was
 * read, main's heap is 18 MB with it and 30 MB without, for as long as nothing happens (Electron 33). Node leaves V8's
 * flags open for this (src/node.cc, `--no-freeze-flags-after-init`); before other work, since V8 warns of a change
 * later.
 */
export function keepHeapSmall(): void {
  setFlagsFromString('--optimize-for-size');
}
