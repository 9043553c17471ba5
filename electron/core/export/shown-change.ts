import { mostPreviewLines, type LinkPreview } from '../../contract/links.ts';
import type { FileChange } from './profile-edits.ts';

/** As it is shown: the first lines, since nobody reads thousands. */
export function shownChange({ path, isNew, diff }: FileChange): LinkPreview['files'][number] {
  let left = mostPreviewLines;
  let more = 0;
  const hunks = diff.map((hunk) => {
    const lines = hunk.slice(0, left);
    left -= lines.length;
    more += hunk.length - lines.length;
    return lines.map(({ kind, before, after, text: shown }) => ({ kind, before, after, text: shown }));
  });
  return { path, isNew, hunks: hunks.filter((hunk) => hunk.length > 0), more };
}
