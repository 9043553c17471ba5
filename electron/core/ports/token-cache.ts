import type { Secret } from '../secret.ts';

/**
 * `~/.aws/sso/cache`, where tools look for sign-ins (docs/aws.md#token-cache). A sign-in is asked for by its key, which is the
 * name of its session, or its start URL for tools that know no sessions; the adapter names the file by the key's SHA-1.
 */
export interface TokenCache {
  /** As it is shown to the person. */
  readonly folder: string;
  /** Null: there is no such file. Rejects with what the disk says, and for what is too large to be a sign-in. */
  read(key: string): Promise<Secret | null>;
  /**
   * Replaces the file as a whole, mode 0600, in a folder that is made 0700: a reader finds the old text or the new one. Rejects
   * with what the disk says; the file is as it was then.
   */
  write(key: string, text: Secret): Promise<void>;
  /** Also where there is none. */
  remove(key: string): Promise<void>;
  /**
   * Calls back when a file may have changed, once for what changes within a moment; the folder is made if need be. Where it
   * cannot be watched nobody is called. Answers what ends it.
   */
  watch(listener: () => void): () => void;
}
