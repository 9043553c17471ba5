import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createDataFolder } from '../../../electron/shell/desktop/files/data-folder.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const writer = fileURLToPath(new URL('./doubles/endless-writer.ts', import.meta.url));

function mode(path: string): string {
  return (statSync(path).mode & 0o777).toString(8);
}

describe('the data folder', () => {
  it('writes and reads back, for the owner only', async () => {
    const root = join(temporaryFolder(), 'data');
    const files = createDataFolder(root, new ManualClock());
    await files.write('catalogue/a.json', 'one');
    await files.write('catalogue/a.json', 'two');
    await files.append('log/activity.jsonl', 'x\n');
    await files.append('log/activity.jsonl', 'y\n');
    expect({
      read: [await files.read('catalogue/a.json'), await files.read('log/activity.jsonl'), await files.read('none')],
      modes: ['.', 'catalogue', 'catalogue/a.json', 'log/activity.jsonl'].map((path) => mode(join(root, path))),
    }).toEqual({ read: ['two', 'x\ny\n', null], modes: ['700', '700', '600', '600'] });
  });

  it('sets a damaged file aside under a name every system takes, and removes', async () => {
    const root = temporaryFolder();
    const files = createDataFolder(root, new ManualClock());
    await files.write('pins.json', '{');
    const aside = await files.setAside('pins.json', 'damaged');
    await files.write('pins.json', '{}');
    await files.remove('pins.json');
    await files.remove('pins.json');
    expect({
      aside,
      stored: readFileSync(join(root, aside), 'utf8'),
      files: await files.read('pins.json'),
    }).toEqual({
      aside: 'pins.json.damaged-2026-11-22T09-04-00.000Z',
      stored: '{',
      files: null,
    });
  });

  it.each(['../out.json', 'a/../../out.json', '/etc/passwd', '', '.', '..'])('refuses the path %j', async (path) => {
    const root = join(temporaryFolder(), 'data');
    const files = createDataFolder(root, new ManualClock());
    await expect(files.write(path, 'x')).rejects.toThrow(RangeError);
    await expect(files.read(path)).rejects.toThrow(RangeError);
    expect(existsSync(join(root, '..', 'out.json'))).toBe(false);
  });

  it('says so when a file cannot be read for another reason than being absent', async () => {
    const root = temporaryFolder();
    mkdirSync(join(root, 'folder.json'));
    await expect(createDataFolder(root, new ManualClock()).read('folder.json')).rejects.toThrow('EISDIR');
  });

  it('shows the old text or the new one to whoever reads meanwhile, and after being killed', async () => {
    const root = temporaryFolder();
    const files = createDataFolder(root, new ManualClock());
    const child = fork(writer, [root, 'secrets.vault'], { execArgv: [] });
    const exit = once(child, 'exit');
    let begun = 0;
    child.on('message', () => (begun += 1));
    const seen: (string | null)[] = [];
    while (begun < 15) seen.push(await files.read('secrets.vault'));
    child.kill('SIGKILL');
    await exit;
    seen.push(await files.read('secrets.vault'));
    const torn = seen.filter((text) => text !== null && !/^(?:a{2000000}|b{2000000})$/u.test(text));
    expect(torn.map((text) => text?.length)).toEqual([]);
    expect(seen.at(-1)).not.toBeNull();
  });
});
