/** Between letters and digits, where a capital follows a small letter, and where a script without case begins or ends. */
const borders = String.raw`(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lo})(?=\p{Ll}|\p{Lu})|(?<=\p{Ll}|\p{Lu})(?=\p{Lo})`;
/** An enclosing mark, as around a digit that is drawn as a key, is no part of a word. */
const punctuation = String.raw`[^\p{L}\p{N}\p{Mn}\p{Mc}]+`;
const splits = [
  // The last of several capitals begins the next word: "ACMEProd".
  new RegExp(String.raw`${punctuation}|${borders}|(?<=\p{Lu})(?=\p{Lu}\p{Ll})`, 'u'),
  // It ends its own: "PRODacme".
  new RegExp(String.raw`${punctuation}|${borders}|(?<=\p{Lu}{2})(?=\p{Ll})`, 'u'),
];

/** Nobody sees them: the mark that an emoji is drawn in colours, in front of a word as well, and hyphens for the end of a line. */
const unseen = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}\u034f\u00ad]/gu;

/** One word although it has a capital inside. */
const oneWord = /Dev(?:Sec)?Ops/gu;

/** The words of a name in lower case, in each way its capitals can be read. */
export function readingsOf(name: string): string[][] {
  const whole = name.normalize('NFKC').replaceAll(unseen, '').replaceAll(oneWord, 'Devops');
  return splits.map((split) =>
    whole
      .split(split)
      .filter((word) => word !== '')
      .map((word) => word.toLowerCase()),
  );
}
