import { mentionedFor, undoableFor } from '../list/footer.ts';
import type { Actions } from '../stores/actions.svelte.ts';
import type { Clock } from '../stores/clock.svelte.ts';

/** Says in the footer what was linked, and lets it be taken back there. */
export function sayLinked(actions: Actions, clock: Clock, sentence: string): void {
  actions.note = {
    kind: 'done',
    sentence,
    until: clock.now + undoableFor,
    undo: () => actions.undoLinks(clock.now + mentionedFor),
  };
}
