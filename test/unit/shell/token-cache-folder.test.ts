import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { TokenCache } from '../../../electron/core/ports/token-cache.ts';
import { Secret } from '../../../electron/core/secret.ts';
import { createTokenCacheFolder } from '../../../electron/shell/desktop/files/token-cache-folder.ts';
import { systemClock } from '../../../electron/shell/desktop/system-clock.ts';
import { ManualClock } from '../../harness/manual-clock.ts';
import { RecordingLog } from '../../harness/recording-log.ts';
import { outputOf } from '../../harness/run-program.ts';
import { until } from '../../harness/until.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

/** The SHA-1 of `corp`, and of a start URL, as AWS CLI names their files. */
const corp = 'ee0bfd2552fbd840c02cc48b6e823320543c450f.json';
const startUrl = 'https://d-9067000000.awsapps.com/start';
const ofStartUrl = 'a574cfb52e1a87cd150b091145491e1f48cec919.json';

function opened(clock: ManualClock | typeof systemClock = systemClock) {
  const home = temporaryFolder();
  const log = new RecordingLog();
  const folder = join(home, '.aws/sso/cache');
  return { cache: createTokenCacheFolder({ home, clock, log }), folder, log };
}

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

/** Counts how often it is called. */
function watched(cache: TokenCache): { readonly calls: () => number; readonly end: () => void } {
  let calls = 0;
  const end = cache.watch(() => {
    calls += 1;
  });
  onTestFinished(end);
  return { calls: () => calls, end };
}

/** Another process writes or removes a file. */
const elsewhere = (code: string): Promise<string> => outputOf(process.execPath, ['-e', code]);

describe('the token cache', () => {
  it('names files as AWS’s tools do', async () => {
    const { cache, folder } = opened();
    await cache.write('corp', new Secret('{}'));
    await cache.write(startUrl, new Secret('{}'));
    expect([readdirSync(folder).toSorted(), cache.folder]).toEqual([[ofStartUrl, corp].toSorted(), folder]);
  });

  it('gives what it was given, and nothing where there is no file', async () => {
    const { cache } = opened();
    const none = await cache.read('corp');
    await cache.write('corp', new Secret('{"a":"ü"}'));
    const some = await cache.read('corp');
    await cache.remove('corp');
    await cache.remove('corp');
    expect([none, some?.reveal(), await cache.read('corp')]).toEqual([null, '{"a":"ü"}', null]);
  });

  it.skipIf(process.platform === 'win32')('is for its owner only, whatever there was before', async () => {
    const { cache, folder } = opened();
    await cache.write('corp', new Secret('1'));
    const made = [mode(folder), mode(join(folder, corp))];
    chmodSync(join(folder, corp), 0o644);
    await cache.write('corp', new Secret('2'));
    expect([made, mode(join(folder, corp))]).toEqual([['700', '600'], '600']);
  });

  it('leaves the old file, and nothing beside it, where the new one cannot take its name', async () => {
    const { cache, folder } = opened();
    mkdirSync(join(folder, corp, 'in the way'), { recursive: true });
    await expect(cache.write('corp', new Secret('1'))).rejects.toThrow(/./u);
    await expect(cache.read('corp')).rejects.toThrow('is no sign-in');
    expect(readdirSync(folder)).toEqual([corp]);
  });

  it('removes what a crash has left beside a file', async () => {
    const { cache, folder } = opened();
    await cache.write('corp', new Secret('1'));
    writeFileSync(join(folder, `${corp}.latchkey`), 'half');
    await cache.remove('corp');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('reads nothing that is too large to be a sign-in', async () => {
    const { cache, folder } = opened();
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, corp), 'x'.repeat(300 * 1024));
    await expect(cache.read('corp')).rejects.toThrow('is no sign-in');
  });

  it('is never seen half written, however often it is', async () => {
    const { cache, folder } = opened();
    const textOf = (times: number): string => JSON.stringify({ times, padding: 'x'.repeat(20_000) });
    await cache.write('corp', new Secret(textOf(0)));
    const reader = new Worker(
      `const { readFileSync } = require('node:fs');
       const { parentPort, workerData } = require('node:worker_threads');
       let bad = 0; let good = 0; let last = 0;
       while (last < 2000) {
         try { last = JSON.parse(readFileSync(workerData, 'utf8')).times; good += 1; } catch { bad += 1; }
       }
       parentPort.postMessage({ bad, isRead: good > 0 });`,
      { eval: true, workerData: join(folder, corp) },
    );
    const seen = new Promise((resolve) => {
      reader.once('message', resolve);
    });
    for (let times = 1; times <= 2000; times += 1) await cache.write('corp', new Secret(textOf(times)));
    expect(await seen).toEqual({ bad: 0, isRead: true });
  });
});

describe('the watch', () => {
  it('makes the folder, and sees what another process writes and removes', async () => {
    const { cache, folder } = opened();
    const { calls } = watched(cache);
    const path = JSON.stringify(join(folder, corp));
    const made = existsSync(folder);
    await elsewhere(`require('node:fs').writeFileSync(${path}, '{}')`);
    await until('the write is seen', () => calls() > 0);
    const before = calls();
    await elsewhere(`require('node:fs').rmSync(${path})`);
    await until('the removal is seen', () => calls() > before);
    expect(made).toBe(true);
  });

  it('calls once for what changes within a moment', async () => {
    const clock = new ManualClock();
    const { cache, folder } = opened(clock);
    const { calls } = watched(cache);
    const timers = clock.timerCount();
    for (let times = 0; times < 20; times += 1) writeFileSync(join(folder, `${String(times)}.json`), '{}');
    await until('the changes are seen', () => clock.timerCount() > timers);
    clock.tick(50);
    expect(calls()).toBe(1);
  });

  it('goes on in a folder that was deleted and made again', async () => {
    const { cache, folder } = opened();
    const { calls } = watched(cache);
    rmSync(folder, { recursive: true });
    await until('the end of the folder is seen', () => calls() > 0 && existsSync(folder));
    const before = calls();
    writeFileSync(join(folder, corp), '{}');
    await until('the write is seen', () => calls() > before);
    expect(readFileSync(join(folder, corp), 'utf8')).toBe('{}');
  });

  it('is called by nobody after its end', async () => {
    const clock = new ManualClock();
    const { cache, folder } = opened(clock);
    const { calls, end } = watched(cache);
    const timers = clock.timerCount();
    writeFileSync(join(folder, corp), '{}');
    await until('the write is seen', () => clock.timerCount() > timers);
    end();
    clock.tick(120_000);
    expect([calls(), clock.timerCount()]).toEqual([0, 0]);
  });

  it('of what is no folder is logged once, harms nobody, and is tried again', async () => {
    const clock = new ManualClock();
    const { cache, folder, log } = opened(clock);
    mkdirSync(join(folder, '..'), { recursive: true });
    writeFileSync(folder, 'a file');
    const { calls } = watched(cache);
    clock.tick(300_000);
    const logged = log.lines.length;
    renameSync(folder, `${folder}.old`);
    clock.tick(61_000);
    await until('it is called', () => {
      clock.tick(50);
      return calls() > 0;
    });
    expect([logged, log.lines.length]).toEqual([1, 1]);
  });
});
