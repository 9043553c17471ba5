import * as v from 'valibot';
import { appSnapshotSchema, type AppSnapshot } from '../../contract/snapshot.ts';
import type { Log } from '../../core/ports/desktop.ts';
import { text } from '../../shared/text/text.ts';

const noticeId = 'snapshot-stale';

/**
 * Lets through snapshots that fit their schema. In the place of one that does not stands the last that did, with a line
 * that says so: an odd value blinds nobody for longer than it lasts, and the log names its field. Before the first that
 * fits it has nothing to give, and the check at the boundary has the last word.
 */
export function createFittingSnapshot(log: Log): (snapshot: AppSnapshot) => AppSnapshot {
  let last: AppSnapshot | null = null;
  let named: string | null = null;
  return (snapshot) => {
    const checked = v.safeParse(appSnapshotSchema, snapshot);
    if (checked.success) {
      named = null;
      last = checked.output;
      return last;
    }
    const field = v.getDotPath(checked.issues[0]) ?? 'the whole';
    if (field !== named) log.error(`A snapshot does not fit its schema at ${field}; the last one that did is shown.`);
    named = field;
    if (last === null) return snapshot;
    const stale = { id: noticeId, sentence: text('notice.snapshot-stale') };
    return { ...last, revision: snapshot.revision, notices: [stale, ...last.notices] };
  };
}
