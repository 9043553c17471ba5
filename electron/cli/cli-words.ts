import { isLink } from '../shared/programs/link-words.ts';

const option = '--cli';

/**
 * The words after `--cli`, or after `--cli --`, behind which Chromium takes none for a switch of its own (base/command_line.cc,
 * kSwitchTerminator); null: this is an ordinary start. Before it stand the program, of a development build its folder, and
 * switches of Chromium. Behind a link it counts no more: somebody else may have written both.
 */
export function cliWords(words: readonly string[]): readonly string[] | null {
  const place = words.findIndex((word) => word === option || isLink(word));
  if (words[place] !== option) return null;
  return words.slice(words[place + 1] === '--' ? place + 2 : place + 1);
}
