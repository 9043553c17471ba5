const option = '--cli';

/**
 * The words after `--cli`; null: this is an ordinary start. Before it stand the program, of a development build its folder, and
 * switches of Chromium.
 */
export function cliWords(words: readonly string[]): readonly string[] | null {
  const place = words.indexOf(option);
  return place < 0 ? null : words.slice(place + 1);
}
