import * as v from 'valibot';
import { copyFormatIds } from '../shared/tables/copy-formats.ts';

export const copyFormatSchema = v.picklist(copyFormatIds);

/** How a copy would look, every secret masked; and how long it would stay on the clipboard. */
export const copyPreviewSchema = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(4000)),
  clearsAfterMs: v.number(),
});
export type CopyPreview = v.InferOutput<typeof copyPreviewSchema>;
