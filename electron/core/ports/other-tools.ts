import type { Secret } from '../secret.ts';

/** A file in which another tool keeps the organisations it knows. */
export interface OtherToolFile {
  /** `aws-credentials` holds no organisation; its profiles are counted. */
  readonly tool: 'aws' | 'aws-credentials' | 'aws-sso-cli' | 'granted';
  /** As it is shown to the person. */
  readonly path: string;
  /** What is in it, which can be keys as well; null: it could not be read, and why is in the log. */
  readonly text: Secret | null;
}

/** The files of other tools on this computer, which are only read. */
export interface OtherTools {
  /** Those that are there. Never rejects. */
  read(): Promise<readonly OtherToolFile[]>;
}
