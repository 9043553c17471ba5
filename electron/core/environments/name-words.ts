/** Between letters and digits, where a capital follows a small letter, and where a script without case begins or ends. */
const borders = String.raw`(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})|(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lo})(?=\p{Ll}|\p{Lu})|(?<=\p{Ll}|\p{Lu})(?=\p{Lo})`;
const punctuation = String.raw`[^\p{L}\p{N}\p{M}]+`;
const splits = [
  // The last of several capitals begins the next word: "ACMEProd".
  new RegExp(String.raw`${punctuation}|${borders}|(?<=\p{Lu})(?=\p{Lu}\p{Ll})`, 'u'),
  // It ends its own: "PRODacme".
  new RegExp(String.raw`${punctuation}|${borders}|(?<=\p{Lu}{2})(?=\p{Ll})`, 'u'),
];

/** One word although it has a capital inside. */
const oneWord = /Dev(?:Sec)?Ops/gu;

/** The words of a name in lower case, in each way its capitals can be read. */
export function readingsOf(name: string): string[][] {
  const whole = name.normalize('NFKC').replaceAll(oneWord, 'Devops');
  return splits.map((split) =>
    whole
      .split(split)
      .filter((word) => word !== '')
      .map((word) => word.toLowerCase()),
  );
}
