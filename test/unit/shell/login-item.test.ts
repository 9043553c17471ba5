import type { LoginItemSettings } from 'electron';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createLoginItem } from '../../../electron/shell/desktop/login-item/login-item.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

type Options = Parameters<typeof createLoginItem>[0];

function setUp(change: Partial<Options> = {}) {
  const configFolder = temporaryFolder();
  const calls: unknown[] = [];
  let status: LoginItemSettings['status'] = 'not-registered';
  const log = new RecordingLog();
  const item = createLoginItem({
    system: 'linux',
    app: {
      setLoginItemSettings(settings) {
        calls.push(settings);
        status = settings.openAtLogin === true ? 'enabled' : 'not-registered';
      },
      getLoginItemSettings(options) {
        calls.push(options);
        const openAtLogin = status === 'enabled';
        return { openAtLogin, status, wasOpenedAtLogin: false, executableWillLaunchAtLogin: false, launchItems: [] };
      },
    },
    command: ['/opt/Latchkey/latchkey'],
    configFolder,
    uuid: () => '00000000-0000-4000-8000-000000000000',
    log,
    ...change,
  });
  const file = join(configFolder, 'autostart/dev.latchkey.Latchkey.desktop');
  return { item, file, calls, log, tell: (told: typeof status) => void (status = told) };
}

describe('opening at login on Linux', () => {
  it('is an entry of the person, made whole and taken away', () => {
    const { item, file } = setUp();
    const before = item.state();
    item.set(true);
    const [on, text, beside] = [item.state(), readFileSync(file, 'utf8'), readdirSync(join(file, '..'))];
    item.set(false);
    expect({ before, on, text, beside, off: item.state(), isThere: existsSync(file) }).toEqual({
      before: 'off',
      on: 'on',
      text: [
        '[Desktop Entry]',
        'Type=Application',
        'Name=Latchkey',
        'Exec="/opt/Latchkey/latchkey"',
        'Icon=latchkey',
        'Terminal=false',
        'StartupNotify=false',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
      beside: ['dev.latchkey.Latchkey.desktop'],
      off: 'off',
      isThere: false,
    });
  });

  it('is written where a link leads, which is taken away', () => {
    const { item, file } = setUp();
    const elsewhere = join(temporaryFolder(), 'latchkey.desktop');
    mkdirSync(join(file, '..'));
    symlinkSync(elsewhere, file);
    item.set(true);
    const [on, isLink] = [readFileSync(elsewhere, 'utf8').includes('Exec='), lstatSync(file).isSymbolicLink()];
    item.set(false);
    expect({ on, isLink, off: item.state(), stays: existsSync(elsewhere) }).toEqual({
      on: true,
      isLink: true,
      off: 'off',
      stays: true,
    });
  });

  it('that was never on is switched off without a word', () => {
    const { item, log } = setUp();
    item.set(false);
    expect([item.state(), log.lines]).toEqual(['off', []]);
  });

  it.each([
    [
      '/home/robin/My "tools" $1/100%/back\\slash`',
      String.raw`"/home/robin/My \\"tools\\" \\$1/100%%/back\\\\slash\\` + '`"',
    ],
    ['/opt/Latchkey/latchkey', '"/opt/Latchkey/latchkey"'],
  ])('writes %s so that a desktop starts that', (program, written) => {
    const { item, file } = setUp({ command: [program] });
    item.set(true);
    expect(readFileSync(file, 'utf8')).toContain(`Exec=${written}\n`);
  });

  it.each(['Hidden=true', 'Hidden = true', 'X-GNOME-Autostart-enabled=false'])(
    'is off where the desktop wrote %s',
    (line) => {
      const { item, file } = setUp();
      item.set(true);
      writeFileSync(file, `[Desktop Entry]\nExec=latchkey\n${line}\n`);
      item.look();
      expect(item.state()).toBe('off');
    },
  );

  it('throws what the system has to say, and says that it is not known where it cannot be read', () => {
    const { item, file, log } = setUp();
    // As root, permissions refuse nothing; a folder in the file's place does.
    mkdirSync(file, { recursive: true });
    chmodSync(file, 0o700);
    item.look();
    expect({ state: item.state(), logged: log.lines.length }).toEqual({ state: 'unknown', logged: 1 });
    expect(() => item.set(true)).toThrow();
  });
});

describe('opening at login elsewhere', () => {
  it('is read on Windows with the path and arguments it was set with', () => {
    const { item, calls } = setUp({ system: 'win32', command: ['C:\\Latchkey\\Latchkey.exe', '--x'] });
    item.set(true);
    const entry = { path: 'C:\\Latchkey\\Latchkey.exe', args: ['--x'] };
    expect([item.state(), calls]).toEqual(['on', [{ ...entry, openAtLogin: true }, entry]]);
  });

  it('waits on macOS for the person, which is told', () => {
    const { item, tell } = setUp({ system: 'darwin' });
    item.set(true);
    tell('requires-approval');
    item.look();
    expect(item.state()).toBe('needs-approval');
  });
});
