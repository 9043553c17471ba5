/** A file in which another tool keeps the organisations it knows. */
export interface OtherToolFile {
  readonly tool: 'aws' | 'aws-sso-cli' | 'granted';
  /** As it is shown to the person. */
  readonly path: string;
  /** What is in it; null: it could not be read, and why is in the log. */
  readonly text: string | null;
}

/** The files of other tools on this computer, which are only read. */
export interface OtherTools {
  /** Those that are there. Never rejects. */
  read(): Promise<readonly OtherToolFile[]>;
}
