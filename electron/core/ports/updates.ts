import type { Updates } from '../../contract/updates.ts';

export type UpdateChannel = 'stable' | 'beta';

/** Why there is no answer, no file or no installation, told apart by what the person can do about it. */
export type UpdateTrouble =
  /** The address could not be reached. */
  | 'offline'
  /** It answered, with an error or with nothing that can be read. */
  | 'bad-answer'
  /** The file is not the one that was announced, or not signed by who signed this copy. */
  | 'not-genuine'
  | 'other';

/** What `NewVersions` rejects with. */
export class UpdateFailure extends Error {
  readonly trouble: UpdateTrouble;

  constructor(trouble: UpdateTrouble, message: string) {
    super(message);
    this.name = 'UpdateFailure';
    this.trouble = trouble;
  }
}

/** Newer versions of this program, at the address its package names. Rejects with `UpdateFailure` throughout. */
export interface NewVersions {
  /** Why this copy is to look for none; nothing else is called then. */
  without(): Promise<Updates['without']>;
  /** The version that is newer than this one, never an older one; null: this is the newest. */
  find(channel: UpdateChannel): Promise<string | null>;
  /**
   * Downloads what was found last, and resolves once it is whole and genuine.
   *
   * @param onProgress called with per cent, a whole number.
   */
  download(onProgress: (percent: number) => void): Promise<void>;
  /** Quits, installs what was downloaded, and starts it. */
  install(): void;
}
