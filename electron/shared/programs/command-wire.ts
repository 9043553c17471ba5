/** The path of the app's socket to which the `latchkey` command posts a form (docs/command-line.md#between-command-and-app). */
export const commandPath = '/command';

/** The fields of the form. `argument` comes once for each word. */
export const commandFields = ['argument', 'folder', 'terminal', 'columns', 'colour', 'variables'] as const;

/** More than any command has (bytes); what `run` is to run stays with the client. */
export const longestCommandForm = 64 * 1024;

/** Thousands of roles as JSON are some megabytes (bytes). */
export const longestCommandAnswer = 16 * 1024 * 1024;

/**
 * The last line of each answer, after all that is to be printed: what the client does then.
 * `end CODE out|err`, `run`, or `again WORD…`, whose words need no quotes: they hold no blank.
 */
export type CommandTrailer =
  | { readonly next: 'end'; readonly code: number; readonly stream: 'out' | 'err' }
  | { readonly next: 'again'; readonly words: readonly string[] }
  | { readonly next: 'run' };

export function writeTrailer(trailer: CommandTrailer): string {
  switch (trailer.next) {
    case 'end':
      return `end ${String(trailer.code)} ${trailer.stream}\n`;
    case 'again':
      return `again ${trailer.words.join(' ')}\n`;
    case 'run':
      return 'run\n';
  }
}
