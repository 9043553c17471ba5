import type { FailureCode } from '../../contract/failure.ts';
import type { FailureText } from '../../shared/text/text.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { addressMark, commandWords, type CommandWords } from './browser-command.ts';

/** They start what stands behind them, after options of their own. */
const wrappers: ReadonlySet<string> = new Set(
  'env nohup nice ionice setsid sudo doas pkexec timeout time stdbuf exec busybox toybox start chroot unshare setpriv runuser firejail bwrap flatpak-spawn systemd-run distrobox toolbox xvfb-run dbus-run-session'.split(
    ' ',
  ),
);

/** They take code as text behind an option; what comes after it is given to the code as it is. */
const takesCode =
  /^(?:sh|bash|rbash|dash|ash|ksh|mksh|zsh|fish|csh|tcsh|nu|elvish|xonsh|su|runuser|script|flock|python[\d.]*|perl|ruby|node|php|lua[\d.]*|osascript|awk)$/u;
const codeOption = /^(?:-[a-z]*[cer]|--(?:command|eval|session-command))$/iu;
const codeInOption = /^(?:-[cer]|--(?:command|eval|session-command)=)/iu;

/** They put all that they are given together again and read it as a command line, on this computer or another one. */
const readsAgain = /^(?:cmd|wsl|ssh|watch|eval)$/u;
const powershell = /^(?:powershell|pwsh)$/u;
const powershellFile = /^[-/]f(?:i(?:le?)?)?$/iu;

/** What a command line is for, and what is said where it cannot be used. */
export interface CommandUse {
  /** Stands for what is put in. */
  readonly mark: string;
  readonly code: FailureCode;
  readonly invalid: FailureText;
  readonly shell: FailureText;
}

const browserUse: CommandUse = {
  mark: addressMark,
  code: 'browser-command-invalid',
  invalid: 'failure.browser-command-invalid',
  shell: 'failure.browser-command-shell',
};

/**
 * The words of a command line that can be started with an address, or with what else its mark stands for. Throws a
 * `FailureError`: it is none, or what is put in would become part of what a shell reads as commands. Quotes do not help there:
 * an address can hold quotes.
 */
export function usableCommand(line: string, { mark, code, invalid, shell }: CommandUse = browserUse): CommandWords {
  const words = commandWords(line);
  if (words === null) {
    throw new FailureError(failure(code, {}, null, invalid));
  }
  if (reachesShell(words, mark)) {
    throw new FailureError(failure(code, {}, null, shell));
  }
  return words;
}

function reachesShell(words: CommandWords, mark: string): boolean {
  const isWithinWords = words.slice(1).some((word) => word.includes(mark) && /\s/u.test(word));
  const programs = wrappers.has(nameOf(words[0])) ? words : words.slice(0, 1);
  return isWithinWords || programs.some((program, at) => isReadBy(nameOf(program), words.slice(at + 1), mark));
}

function isReadBy(program: string, given: readonly string[], mark: string): boolean {
  if (takesCode.test(program)) {
    return isCode(given, mark);
  }
  // Without a mark the address is the last of what they are given.
  return readsAgain.test(program) || (powershell.test(program) && !given.some((word) => powershellFile.test(word)));
}

/** Whether the address is, or is within, the text behind the option for code. */
function isCode(given: readonly string[], mark: string): boolean {
  const option = given.findIndex((word) => codeOption.test(word));
  const behind = option < 0 ? [] : given.slice(option + 1);
  const code = behind.find((word) => !/^[-+]/u.test(word));
  const isMissing = option >= 0 && code === undefined;
  return (
    isMissing || (code?.includes(mark) ?? false) || given.some((word) => codeInOption.test(word) && word.includes(mark))
  );
}

/** `bash` of `/usr/bin/bash` and of `C:\tools\Bash.EXE`. */
function nameOf(word: string): string {
  return (word.split(/[/\\]/u).at(-1) ?? word).toLowerCase().replace(/\.(?:exe|com|cmd|bat)$/u, '');
}
