/** The modifiers of Electron's accelerators (docs: tutorial/keyboard-shortcuts) as macOS writes them, in its order. */
const macModifiers = [
  ['Control', '⌃'],
  ['Ctrl', '⌃'],
  ['Alt', '⌥'],
  ['Option', '⌥'],
  ['Shift', '⇧'],
  ['Command', '⌘'],
  ['Cmd', '⌘'],
  ['CommandOrControl', '⌘'],
  ['CmdOrCtrl', '⌘'],
] as const;

/** What Electron calls Ctrl on Windows and Linux. */
const controls: ReadonlySet<string> = new Set(['Control', 'CommandOrControl', 'CmdOrCtrl']);

/** An accelerator as the person's system writes it: "Control+Command+K" is "⌃⌘K" on macOS. */
export function acceleratorLabel(accelerator: string, system: 'darwin' | 'win32' | 'linux'): string {
  const parts = accelerator.split('+');
  if (system !== 'darwin') return parts.map((part) => (controls.has(part) ? 'Ctrl' : part)).join('+');
  const key = parts.at(-1) ?? '';
  const modifiers = macModifiers.filter(([name]) => parts.slice(0, -1).includes(name)).map(([, sign]) => sign);
  return [...modifiers, key].join('');
}
