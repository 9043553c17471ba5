/** An organisation as a tool names it; nothing of it is checked yet. */
export interface FoundPortal {
  readonly startUrl: string;
  readonly region: string | null;
  readonly name: string | null;
  /** What the profiles of AWS's files that sign in to it are called. */
  readonly profiles: readonly string[];
}
