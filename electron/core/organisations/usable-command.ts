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

/**
 * The words of a command line that can be started with an address. Throws a `FailureError`: it is none, or the address would
 * become part of what a shell reads as commands. Quotes do not help there: an address can hold quotes.
 */
export function usableCommand(line: string): CommandWords {
  const words = commandWords(line);
  if (words === null) {
    throw new FailureError(failure('browser-command-invalid'));
  }
  if (reachesShell(words)) {
    throw new FailureError(failure('browser-command-invalid', {}, null, 'failure.browser-command-shell'));
  }
  return words;
}

function reachesShell(words: CommandWords): boolean {
  const isWithinWords = words.slice(1).some((word) => word.includes(addressMark) && /\s/u.test(word));
  const programs = wrappers.has(nameOf(words[0])) ? words : words.slice(0, 1);
  return isWithinWords || programs.some((program, at) => isReadBy(nameOf(program), words.slice(at + 1)));
}

function isReadBy(program: string, given: readonly string[]): boolean {
  if (takesCode.test(program)) {
    return isCode(given);
  }
  // Without a mark the address is the last of what they are given.
  return readsAgain.test(program) || (powershell.test(program) && !given.some((word) => powershellFile.test(word)));
}

/** Whether the address is, or is within, the text behind the option for code. */
function isCode(given: readonly string[]): boolean {
  const option = given.findIndex((word) => codeOption.test(word));
  const behind = option < 0 ? [] : given.slice(option + 1);
  const code = behind.find((word) => !/^[-+]/u.test(word));
  const isMissing = option >= 0 && code === undefined;
  return (
    isMissing ||
    (code?.includes(addressMark) ?? false) ||
    given.some((word) => codeInOption.test(word) && word.includes(addressMark))
  );
}

/** `bash` of `/usr/bin/bash` and of `C:\tools\Bash.EXE`. */
function nameOf(word: string): string {
  return (word.split(/[/\\]/u).at(-1) ?? word).toLowerCase().replace(/\.(?:exe|com|cmd|bat)$/u, '');
}
