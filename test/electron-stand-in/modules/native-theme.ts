import { EventEmitter } from 'node:events';
import { settings } from '../channel/settings.ts';
import '../electron-types.ts';
import { throwingByName } from '../unmodelled.ts';
import { onCommand } from './commands.ts';
import { host } from './host.ts';
import { livingWindows } from './window-registry.ts';

class StandInNativeTheme extends EventEmitter<{ updated: [] }> {
  private source: Electron.NativeTheme['themeSource'] = 'system';
  private systemDark = settings.darkMode;
  private taskbarDark = settings.darkMode;
  private highContrast = false;

  get themeSource(): Electron.NativeTheme['themeSource'] {
    return this.source;
  }

  set themeSource(source: Electron.NativeTheme['themeSource']) {
    this.source = source;
    this.announce();
  }

  /** What windows show: `themeSource` overrules the system. */
  get shouldUseDarkColors(): boolean {
    return this.source === 'system' ? this.systemDark : this.source === 'dark';
  }

  /** What the taskbar and menu bar show; `themeSource` does not change it. */
  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return this.taskbarDark;
  }

  get shouldUseHighContrastColors(): boolean {
    return this.highContrast;
  }

  get prefersReducedTransparency(): boolean {
    return false;
  }

  _system(change: { dark?: boolean; taskbarDark?: boolean; highContrast?: boolean }): void {
    this.systemDark = change.dark ?? this.systemDark;
    this.taskbarDark = change.taskbarDark ?? change.dark ?? this.taskbarDark;
    this.highContrast = change.highContrast ?? this.highContrast;
    this.announce();
  }

  private announce(): void {
    const dark = this.shouldUseDarkColors;
    for (const window of livingWindows()) host.tell('window.theme', { windowId: window.id, dark });
    this.emit('updated');
  }
}

export const nativeTheme = throwingByName('nativeTheme', new StandInNativeTheme());

onCommand('theme', (value) => nativeTheme._system(value as { dark?: boolean }));
