/** A defence of the product, and how it is taken out to see that its test notices. */
export interface Defence {
  /** What it is, as part of a sentence. */
  readonly name: string;
  /** All of them at once: where two stand behind each other, each alone changes nothing. */
  readonly without: readonly SourceEdit[];
}

/** One change to a file of the repository. */
export interface SourceEdit {
  readonly file: string;
  /** It has to be there exactly once. */
  readonly find: string;
  readonly put: string;
}

/** The defences against one attack of docs/threat-model.md. */
export interface AttackDefences {
  /** Whether its test runs the built program, which has to be built anew then. */
  readonly isOfBuild?: true;
  readonly defences: readonly [Defence, ...Defence[]];
}

export function defence(name: string, file: string, find: string, put: string): Defence {
  return { name, without: [{ file, find, put }] };
}

/** The text without the defence. @throws Error when the place is not there exactly once: then the edit has to follow the code. */
export function edited(text: string, { file, find, put }: SourceEdit): string {
  const [before = '', after, ...more] = text.split(find);
  if (after === undefined || more.length > 0) throw new Error(`${file} does not have exactly once: ${find}`);
  return `${before}${put}${after}`;
}
