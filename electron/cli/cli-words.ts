const option = '--cli';

/**
 * The words after `--cli`, or after `--cli --`, which keeps Chromium from taking any of them for a switch of its own and Electron
 * from refusing what looks like a link (shell/app/command_line_args.cc); null: this is an ordinary start. Before it stand the program, of a development build its folder, and
 * switches of Chromium.
 */
export function cliWords(words: readonly string[]): readonly string[] | null {
  const place = words.indexOf(option);
  if (place < 0) return null;
  return words.slice(words[place + 1] === '--' ? place + 2 : place + 1);
}
