import { bashCompletion } from './bash-completion.ts';
import { fishCompletion } from './fish-completion.ts';
import { powershellCompletion } from './powershell-completion.ts';
import { zshCompletion } from './zsh-completion.ts';

/** What `latchkey completion SHELL` prints (docs/command-line.md#completion). */
export const completionScripts: ReadonlyMap<string, string> = new Map([
  ['bash', bashCompletion],
  ['zsh', zshCompletion],
  ['fish', fishCompletion],
  ['powershell', powershellCompletion],
]);
