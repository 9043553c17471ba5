import type { Secret } from '../secret.ts';
import type { AwsFileName } from '../export/section.ts';

/** What is in a file, and what tells it from any other text; a stamp has no other meaning. */
export type ReadAwsFile =
  /** A file that is not there has an empty text, and a stamp of its own. */
  | { readonly outcome: 'read'; readonly text: Secret; readonly stamp: string; readonly isThere: boolean }
  /** It is not UTF-8, which AWS CLI and botocore refuse, from this line on (counted from 1). */
  | { readonly outcome: 'not-text'; readonly line: number }
  | { readonly outcome: 'failed'; readonly problem: AwsFileProblem };

/** Why a file cannot be read or replaced; it is as it was. */
export type AwsFileProblem =
  /** Its variable holds something that tools read in different ways, such as `$HOME/x`, `~other/x` or a relative path. */
  | { readonly why: 'unclear-path'; readonly value: string }
  /** A folder, a pipe or a device. */
  | { readonly why: 'no-file' }
  /** A file stands where its folder has to be. */
  | { readonly why: 'no-folder' }
  /** So large (more than 4 MiB) that it cannot be what it should be. */
  | { readonly why: 'too-large' }
  /** Its mode does not let its owner write, it or its folder is not ours to write to, or the system holds it fast. */
  | { readonly why: 'read-only' }
  /** It belongs to somebody else, and so would no longer. */
  | { readonly why: 'owner' }
  /** It has another name (a hard link), which would go on showing the old text. */
  | { readonly why: 'hard-link' }
  /** Config and credentials are one file by their variables or by a link, and this would change it as both. */
  | { readonly why: 'same-file' }
  /** A symbolic link on the way to it leads nowhere, or in a circle. */
  | { readonly why: 'dead-link' }
  | { readonly why: 'disk-full' }
  /** Another copy of Latchkey is writing, somebody else wrote within the last second, or the system holds the file. */
  | { readonly why: 'busy' }
  /** Anything else, as the system calls it, such as `EIO`. */
  | { readonly why: 'system'; readonly code: string };

export type ReplacedAwsFile =
  | { readonly outcome: 'replaced'; readonly stamp: string }
  /** Somebody else has written since the text with the expected stamp was read; nothing was done. */
  | { readonly outcome: 'changed' }
  | { readonly outcome: 'failed'; readonly problem: AwsFileProblem };

export type RestoredAwsFile =
  | ReplacedAwsFile
  /** No backup is kept of a text that ours followed. */
  | { readonly outcome: 'none' };

/**
 * `keep`: the old text is copied to Latchkey's own folder before. `none`: it is not worth it, since only keys of ours are
 * renewed; the backup of the text before them, if there is one, stays what `restore` puts back.
 */
export type BackupWish = 'keep' | 'none';

/** The person's `~/.aws/config` and `~/.aws/credentials`, or the files that their variables name. */
export interface AwsFiles {
  /** Where the file is, as it is shown to the person: the variable's path, or the usual one. Certain once a file was read. */
  path(file: AwsFileName): string;
  read(file: AwsFileName): Promise<ReadAwsFile>;
  /**
   * Replaces the file as a whole, if its stamp is the expected one: a reader, or a crash at any moment, finds the old text
   * or the new one. Mode, owner and symbolic links stay.
   */
  replace(file: AwsFileName, expectedStamp: string, text: Secret, backup: BackupWish): Promise<ReplacedAwsFile>;
  /** Puts back what the last `replace` replaced, if the file is still as that left it; again, what the one before did. */
  restore(file: AwsFileName): Promise<RestoredAwsFile>;
}
