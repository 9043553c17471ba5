import { nativeTheme } from 'electron';

/** `--bg-window` (docs/design.md#colours): a window before its page has painted; the page's own colours take over. */
const paper = { light: '#ffffff', dark: '#17191e' } as const;

/** What a window is filled with until its page is drawn. */
export function paperColour(): string {
  return nativeTheme.shouldUseDarkColors ? paper.dark : paper.light;
}
