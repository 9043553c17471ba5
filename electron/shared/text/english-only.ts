/**
 * What terminals and programs print. Scripts read it, and few terminals write from right to left: it is English in every
 * language, and holds none of the marks that isolate a name (docs/design.md#languages).
 */
export const englishOnly = ['command.', 'launcher.', 'program.', 'terminal.line'] as const;

export function isEnglishOnly(key: string): boolean {
  return englishOnly.some((area) => key.startsWith(area));
}
