import type { Platform } from '../keyboard/shortcuts.ts';

/** How a shell finds the latchkey command and completes its words. */
export interface CommandShell {
  readonly name: string;
  /** The file it reads at its start. */
  readonly file: string;
  readonly lines: readonly string[];
}

const posix = (shell: 'bash' | 'zsh'): CommandShell => ({
  name: shell,
  file: `~/.${shell}rc`,
  lines: ['export PATH="$HOME/.latchkey/bin:$PATH"', `eval "$(latchkey completion ${shell})"`],
});

const fish: CommandShell = {
  name: 'fish',
  file: '~/.config/fish/config.fish',
  lines: ['fish_add_path ~/.latchkey/bin', 'latchkey completion fish | source'],
};

const powershell: CommandShell = {
  name: 'PowerShell',
  file: '$PROFILE',
  lines: [
    String.raw`$env:Path = "$HOME\.latchkey\bin;$env:Path"`,
    'latchkey completion powershell | Out-String | Invoke-Expression',
  ],
};

/** The shells of a system, first the one it starts with (docs/command-line.md#commands). */
export function commandShells(platform: Platform): readonly CommandShell[] {
  switch (platform) {
    case 'darwin':
      return [posix('zsh'), posix('bash'), fish];
    case 'win32':
      return [powershell];
    case 'linux':
      return [posix('bash'), posix('zsh'), fish];
  }
}

/** Where the command is, as the person's system writes it. */
export function commandFolder(platform: Platform): string {
  return platform === 'win32' ? String.raw`%USERPROFILE%\.latchkey\bin` : '~/.latchkey/bin';
}
