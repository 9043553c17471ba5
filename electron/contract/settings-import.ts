import * as v from 'valibot';
import { importParts } from '../shared/tables/import-parts.ts';

/**
 * `skip`: nothing of it. `add`: only what is not here. `replace`: also what is here and otherwise; rules, tags and hidden
 * permission sets go that are not among those of the file.
 */
export const importWays = ['skip', 'add', 'replace'] as const;
export type ImportWay = (typeof importWays)[number];

/** A part that the file does not hold is as good as skipped. */
export const importChoiceSchema = v.strictObject(v.entriesFromList(importParts, v.picklist(importWays)));
export type ImportChoice = v.InferOutput<typeof importChoiceSchema>;

/** The longest list of names or sentences in a preview; what is more is counted. */
export const mostShown = 20;

const shown = v.pipe(v.array(v.string()), v.maxLength(mostShown));

export const importPartSchema = v.strictObject({
  part: v.picklist(importParts),
  added: v.number(),
  differing: v.number(),
  same: v.number(),
  /** What is here goes where all is replaced. */
  removed: v.number(),
  /** The first of what is added, and of what differs, by their names. */
  names: shown,
  /** How many names more there are. */
  namesMore: v.number(),
  /** How much less would stand before use, by the way: so many accounts, and so many rules or settings. */
  lowers: v.strictObject({
    add: v.strictObject({ accounts: v.number(), items: v.number() }),
    replace: v.strictObject({ accounts: v.number(), items: v.number() }),
  }),
});
export type ImportPartView = v.InferOutput<typeof importPartSchema>;

/** What a file of settings would change. Nothing is changed yet. */
export const importPreviewSchema = v.strictObject({
  /** Names this reading of the file; it is good for one import. */
  id: v.pipe(v.string(), v.uuid()),
  file: v.string(),
  /** The parts that the file holds, in the order of `importParts`. */
  parts: v.array(importPartSchema),
  /** What of the file is not taken, and why; and of how many more that is so. */
  leftOut: shown,
  leftOutMore: v.number(),
  /** Names in it that this version does not know. */
  unknown: shown,
  /** Command lines in it: each is asked about before it is started for the first time. */
  programs: shown,
});
export type ImportPreview = v.InferOutput<typeof importPreviewSchema>;

/** What became of it. */
export const importedSchema = v.strictObject({
  changed: v.number(),
  /** False: it counts until Latchkey quits, and is written once the disk takes it. */
  isWritten: v.boolean(),
  /** The name of the copy of the settings as they were; null: there was nothing to copy. */
  backup: v.nullable(v.string()),
  /** The keys that show the window, where the system refused them: those before stay. Null: it did not. */
  refusedKeys: v.nullable(v.string()),
});
export type Imported = v.InferOutput<typeof importedSchema>;
