import * as v from 'valibot';
import { copyFormatIds } from '../shared/tables/copy-formats.ts';

export const copyFormatSchema = v.picklist(copyFormatIds);

/** How a copy would look, every secret masked; and how long it would stay on the clipboard. */
export const copyPreviewSchema = v.strictObject({
  /** Empty for a format that is off. */
  text: v.pipe(v.string(), v.maxLength(4000)),
  /** Null: nothing in it is secret, so it stays. */
  clearsAfterMs: v.nullable(v.number()),
  /** The formats that the role has none of, such as a line for its profile where it is linked to none. */
  off: v.array(copyFormatSchema),
});
export type CopyPreview = v.InferOutput<typeof copyPreviewSchema>;
