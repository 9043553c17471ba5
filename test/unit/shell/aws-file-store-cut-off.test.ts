import { fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { Secret } from '../../../electron/core/secret.ts';
import { watchProgram } from '../../harness/run-program.ts';
import { namesIn, put, stampOf, storeIn, textOfConfig, writeConfig } from './doubles/aws-store.ts';
import { beforeFileCalls, type FileCall } from './doubles/file-steps.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

const killed = fileURLToPath(new URL('./doubles/killed-replacement.ts', import.meta.url));
const writer = fileURLToPath(new URL('./doubles/endless-aws-writer.ts', import.meta.url));

/**
 * In memory where the system has such a folder: what a killed process has written stays there as on a disk, and waiting for a
 * disk is most of the time of these tests.
 */
const memory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Compiled code, since the same program starts a hundred times. */
const compiled = mkdtempSync(join(tmpdir(), 'latchkey-compiled-'));
afterAll(() => rmSync(compiled, { recursive: true, force: true }));

let ends: (() => void)[] = [];
afterEach(() => {
  ends.forEach((end) => end());
  ends = [];
});

function during(happen: (call: FileCall, count: number, args: readonly unknown[]) => void): void {
  ends.push(beforeFileCalls(happen));
}

/** A home folder whose config says `old`; or none at all. */
async function homeWith(old: string | null): Promise<{ home: string; stamp: string }> {
  const home = temporaryFolder(memory);
  if (old !== null) writeConfig(home, old);
  return { home, stamp: await stampOf(storeIn(home)) };
}

/** What a shell makes of SIGKILL. */
const killedCode = 137;

/** Replaces in another process, which is killed at this call; answers how it ended and what it printed. */
async function replaceAndDie(
  home: string,
  stamp: string,
  killAt: number,
): Promise<{ readonly code: number; readonly out: string }> {
  const args = [killed, home, stamp, 'new text', String(killAt)];
  const env = { ...process.env, NODE_COMPILE_CACHE: compiled };
  const { exited, log } = watchProgram(spawn(process.execPath, args, { env }));
  return { code: await exited, out: log().trim() };
}

describe.each([
  ['there', 'old text'],
  ['not there yet', null],
] as const)('a file that is %s', (_which, old) => {
  it.each(Array.from({ length: 5 }, (_value, part) => part))(
    'is whole after a kill -9 at any call, part %s of 5',
    async (part) => {
      const dry = await homeWith(old);
      const total = Number((await replaceAndDie(dry.home, dry.stamp, 0)).out);
      const whole = [old, 'new text'];
      for (let at = part + 1; at <= total; at += 5) {
        const { home, stamp } = await homeWith(old);
        const { code } = await replaceAndDie(home, stamp, at);
        const read = await storeIn(home).read('config');
        const text = read.outcome === 'read' && read.isThere ? read.text.reveal() : null;
        expect({ at, code, isWhole: whole.includes(text) }).toEqual({ at, code: killedCode, isWhole: true });
        const later = storeIn(home, {}, Date.now() + 2 * 60_000);
        expect({ at, again: await put(later, 'next') }).toMatchObject({ at, again: { outcome: 'replaced' } });
        expect([
          textOfConfig(home),
          namesIn(join(home, '.aws')),
          namesIn(join(home, 'data/aws-files')).includes('lock'),
        ]).toEqual(['next', ['config'], false]);
      }
      expect(total).toBeGreaterThan(20);
    },
  );

  it.each(['ENOSPC', 'EROFS', 'EIO', 'EACCES'])(
    'is whole when any call fails with %s, and nothing is left beside it',
    async (code) => {
      const met: number[] = [0];
      for (let at = 1; met.at(-1) === at - 1; at += 1) {
        const { home, stamp } = await homeWith(old);
        during((_call, count) => {
          if (count !== at) return;
          met.push(at);
          throw Object.assign(new Error(code), { code });
        });
        const done = await storeIn(home).replace('config', stamp, new Secret('new text'), 'keep');
        ends.splice(0).forEach((end) => end());
        const read = await storeIn(home).read('config');
        const text = read.outcome === 'read' && read.isThere ? read.text.reveal() : null;
        expect({ at, text }).toEqual({ at, text: done.outcome === 'replaced' ? 'new text' : old });
        if (met.at(-1) !== at) expect(done.outcome).toBe('replaced');
        expect({ at, again: await put(storeIn(home), 'next') }).toMatchObject({ at, again: { outcome: 'replaced' } });
        expect(namesIn(join(home, '.aws'))).toEqual(['config']);
      }
    },
  );
});

describe('a disk that is full', () => {
  it('is named, and the file is whole', async (context) => {
    const home = temporaryFolder();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'latchkey', home]);
    if (mounted.status !== 0) {
      console.warn('No small disk can be mounted: a disk that is really full is NOT tested.');
      context.skip();
    }
    onTestFinished(() => void spawnSync('umount', [home]));
    const old = `[old]\n${'# x\n'.repeat(2000)}`;
    writeConfig(home, old);
    const store = storeIn(home);
    expect(await put(store, `${old}${'# y\n'.repeat(30_000)}`)).toEqual({
      outcome: 'failed',
      problem: { why: 'disk-full' },
    });
    expect([textOfConfig(home) === old, namesIn(join(home, '.aws'))]).toEqual([true, ['config']]);
  });
});

describe('somebody else who writes in between', () => {
  /** Has somebody write right before the new file takes the name. */
  async function meetRename(theirs: (file: string) => void): Promise<readonly unknown[]> {
    const { home, stamp } = await homeWith('old');
    const file = join(home, '.aws/config');
    let isFirst = true;
    during((call, _count, args) => {
      if (call !== 'renameSync' || args[1] !== file || !isFirst) return;
      isFirst = false;
      theirs(file);
    });
    const done = await storeIn(home).replace('config', stamp, new Secret('ours'), 'keep');
    return [
      done,
      textOfConfig(home),
      namesIn(join(home, '.aws')),
      namesIn(join(home, 'data/aws-files')).includes('lock'),
    ];
  }

  it('keeps what was written into the file after our last look', async () => {
    expect(await meetRename((file) => writeFileSync(file, 'theirs'))).toEqual([
      { outcome: 'changed' },
      'theirs',
      ['config'],
      false,
    ]);
  });

  it('keeps what was begun after our last look', async () => {
    expect(await meetRename((file) => writeFileSync(file, ''))).toEqual([
      { outcome: 'changed' },
      '',
      ['config'],
      false,
    ]);
  });

  it.each(['writes', 'replaces'])('is seen at our last look when it %s', async (how) => {
    const { home, stamp } = await homeWith('old');
    const file = join(home, '.aws/config');
    during((call) => {
      if (call !== 'fsyncSync') return;
      if (how === 'writes') writeFileSync(file, 'theirs');
      else {
        writeFileSync(join(home, 'new'), 'theirs');
        renameSync(join(home, 'new'), file);
      }
    });
    const done = await storeIn(home).replace('config', stamp, new Secret('ours'), 'keep');
    expect([done, textOfConfig(home), namesIn(join(home, '.aws'))]).toEqual([
      { outcome: 'changed' },
      'theirs',
      ['config'],
    ]);
  });

  it('is seen when it makes the file first', async () => {
    const { home, stamp } = await homeWith(null);
    const file = join(home, '.aws/config');
    let isFirst = true;
    during((call, _count, args) => {
      if (call !== 'linkSync' || args[1] !== file || !isFirst) return;
      isFirst = false;
      writeFileSync(file, 'theirs');
    });
    const done = await storeIn(home).replace('config', stamp, new Secret('ours'), 'keep');
    expect([done, textOfConfig(home), namesIn(join(home, '.aws'))]).toEqual([
      { outcome: 'changed' },
      'theirs',
      ['config'],
    ]);
  });

  it('where there are no second names, the file is replaced all the same', async () => {
    const { home, stamp } = await homeWith('old');
    during((call) => {
      if (call === 'linkSync') throw Object.assign(new Error('ENOTSUP'), { code: 'ENOTSUP' });
    });
    const done = await storeIn(home).replace('config', stamp, new Secret('ours'), 'keep');
    expect([done.outcome, textOfConfig(home)]).toEqual(['replaced', 'ours']);
  });
});

describe('readers while several copies write', () => {
  it('find one text or another, never a part', async () => {
    const home = temporaryFolder(memory);
    mkdirSync(join(home, '.aws'));
    const file = writeConfig(home, '0'.repeat(200_000));
    const writers = ['a', 'b', 'c'].map((letter) => fork(writer, [home, letter], { execArgv: [] }));
    const exits = writers.map((child) => once(child, 'exit'));
    let done = 0;
    writers.forEach((child) => child.on('message', () => (done += 1)));
    const torn: number[] = [];
    while (done < 60) {
      const text = readFileSync(file, 'utf8');
      if (!/^([0abc])\1{199999}$/u.test(text)) torn.push(text.length);
      await new Promise(setImmediate);
    }
    writers.forEach((child) => child.kill('SIGKILL'));
    await Promise.all(exits);
    expect(torn).toEqual([]);
    expect(await put(storeIn(home), 'next')).toMatchObject({ outcome: 'replaced' });
    expect(namesIn(join(home, '.aws'))).toEqual(['config']);
  });
});
