import { describe, expect, it } from 'vitest';
import { usableCommand } from '../../../electron/core/organisations/usable-command.ts';
import { FailureError } from '../../../electron/core/failures/fail.ts';

function outcome(line: string): string {
  try {
    return usableCommand(line).length > 0 ? 'used' : 'empty';
  } catch (error) {
    return error instanceof FailureError ? error.failure.sentence.slice(0, 40) : String(error);
  }
}

const shell = 'A shell would read the address as a comm';

describe('a command line in which a shell would read the address', () => {
  it.each([
    // Within a word that has blanks, whoever reads it.
    ['sh -c "firefox {url}"'],
    ["/bin/bash -lc 'exec firefox -P work {url}'"],
    ['some-terminal --run "firefox {url}"'],
    ['env DISPLAY=:0 sh -c "firefox {url}"'],
    ['firefox "a b{url}"'],
    ['sh -c "firefox\u00a0{url}"'],
    // As, or within, the code.
    ['sh -c {url}'],
    ['sh -c firefox${IFS}{url}'],
    ['sh -c'],
    ['bash --norc -e -c {url}'],
    ['bash -xc {url} x'],
    ['ZSH.exe -c {url}'],
    ['C:\\msys64\\usr\\bin\\bash.exe -c {url}'],
    ['env sh -c {url}'],
    ['sudo -u me /bin/sh -c {url}'],
    ['su me -c {url}'],
    ['busybox sh -c {url}'],
    ['fish --command={url}'],
    ['fish --command {url}'],
    ['python3 -c {url}'],
    ['python3.12 -c print({url})'],
    ['perl -e{url}'],
    ['node --eval={url}'],
    ['osascript -e {url}'],
    // Put together again and read as a command line, the last word as well.
    ['cmd /c start {url}'],
    ['cmd.exe /c start'],
    ['C:\\Windows\\System32\\CMD.EXE /k {url}'],
    ['powershell -Command Start-Process {url}'],
    ['pwsh -c Start-Process'],
    ['powershell.exe Start-Process'],
    ['ssh desk firefox {url}'],
    ['wsl firefox'],
    ['env -i ssh desk firefox'],
  ])('is refused: %s', (line) => {
    expect(outcome(line)).toBe(shell);
  });

  it.each([
    ['firefox -P work {url}'],
    ['firefox'],
    ['"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" --profile-directory="Profile 2" --app={url}'],
    ['firefox -P sh -c {url}'],
    ['flatpak run org.mozilla.firefox {url}'],
    ['env MOZ_ENABLE_WAYLAND=1 firefox {url}'],
    ['open -a Safari {url}'],
    ['bash /home/me/open.sh {url}'],
    // What comes after the code is given to it as it is.
    ['sh -c \'exec firefox -P work "$1"\' open {url}'],
    ['sh -c \'exec firefox "$0"\''],
    ['python3 -m webbrowser {url}'],
    ['powershell -NoProfile -File C:\\open.ps1 {url}'],
    ['rundll32 url.dll,FileProtocolHandler {url}'],
  ])('is none: %s', (line) => {
    expect(outcome(line)).toBe('used');
  });

  it('is told apart from what is no command line, and says what to do', () => {
    expect(outcome('"firefox')).toBe('That is not a valid command line. Enter ');
    expect(() => usableCommand('sh -c "firefox {url}"')).toThrow(
      'A shell would read the address as a command here, and run what stands in it. Name the browser itself, with {url} as a ' +
        'word of its own, like firefox -P work {url}.',
    );
  });
});
