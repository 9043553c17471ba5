import * as v from 'valibot';

/** The forms in which a role's credentials can be copied, in the order in which they are offered. */
export const copyFormats = ['shell', 'powershell', 'cmd', 'fish', 'dotenv', 'json', 'credentials-file'] as const;
export const copyFormatSchema = v.picklist(copyFormats);
export type CopyFormat = v.InferOutput<typeof copyFormatSchema>;

/** How a copy would look, every secret masked; and how long it would stay on the clipboard. */
export const copyPreviewSchema = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(4000)),
  clearsAfterMs: v.number(),
});
export type CopyPreview = v.InferOutput<typeof copyPreviewSchema>;
