/** Why a file is moved aside: nothing can be made of it, or a newer version of Latchkey wrote it. */
export type SetAsideReason = 'damaged' | 'newer';

/** Files below Latchkey's own data folder, named by relative paths such as `catalogue/ID.json`. Mode 0600 throughout. */
export interface Files {
  /** The absolute path of a file, for what others are to read. */
  location(path: string): string;
  /** The text, or null when there is no such file. Any other trouble rejects. */
  read(path: string): Promise<string | null>;
  /** Replaces the file as a whole: a reader, or a crash at any moment, finds the old text or the new one. */
  write(path: string, text: string): Promise<void>;
  /** Adds to the end; for logs of which a torn last line is dropped when read. */
  append(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  /** Moves a file aside as `PATH.REASON-INSTANT`, and answers that name; nothing is ever deleted unread. */
  setAside(path: string, reason: SetAsideReason): Promise<string>;
  /** Copies a file as `PATH.before-import-INSTANT`, and answers that name; null: there is no such file. */
  keepCopy(path: string): Promise<string | null>;
}
