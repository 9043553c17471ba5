import type { Secret } from '../secret.ts';

/** `~/.aws/sso/cache`, where tools look for the sign-ins of sessions (docs/aws.md#token-cache). Files are named without a path. */
export interface TokenCache {
  /** Null: there is no such file. Rejects with what the disk says. */
  read(name: string): Promise<Secret | null>;
  /** Replaces the file as a whole, mode 0600, in a folder that is made 0700. */
  write(name: string, text: Secret): Promise<void>;
  remove(name: string): Promise<void>;
  /** Calls back when a file may have changed, once for what changes within a moment. Answers what ends it. */
  watch(listener: () => void): () => void;
}
