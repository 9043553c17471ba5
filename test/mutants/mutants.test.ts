import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { closeSharedChromium, launchApp, type RunningApp } from '../electron-stand-in/launch.ts';
import { guards, logOf, secondGuards, type Guard } from './guards.ts';
import { mutants } from './mutants.ts';
import { patchedBuild } from './patched-build.ts';

afterAll(closeSharedChromium);

const allGuards: Readonly<Record<string, Guard>> = { ...guards, ...secondGuards };

/** What is seen of these guards on a build; of an app that does not start, its error. */
async function tryOn(main: string, tried: readonly Guard[]): Promise<unknown[]> {
  const home = await mkdtemp(join(tmpdir(), 'latchkey-mutants-'));
  const start = () => launchApp({ home, main });
  let app: RunningApp | undefined;
  try {
    app = await start();
    const page = await app.window();
    const seen: unknown[] = [];
    for (const guard of tried) seen.push(await guard.look({ app, page, home, startAgain: start }));
    return seen;
  } catch (error) {
    const text = `${String(error)}\n${await logOf(home)}`;
    return tried.map(() => text);
  } finally {
    await app?.kill();
    await rm(home, { recursive: true, force: true });
  }
}

describe.concurrent('the guards of the window', () => {
  it('stand in the build', async () => {
    const seen = await tryOn('out/main/main.js', Object.values(guards));
    expect(named(guards, seen)).toEqual(holdings(guards));
  });

  it.each(Object.entries(secondGuards))('stand behind others too: %s', async (name, guard) => {
    const build = await patchedBuild(`first guard gone, ${name}`, [guard.without]);
    expect(await tryOn(build, [guard])).toEqual([guard.holds]);
  });

  it('are all missed by a mutant', () => {
    const missed = new Set<string>(Object.values(mutants).map(({ guard }) => guard));
    expect([...missed].toSorted()).toEqual(Object.keys(allGuards).toSorted());
  });

  it.each(Object.entries(mutants))('are noticed when they are missing: %s', async (name, { edits, guard, seen }) => {
    const tried = allGuards[guard];
    expect(await tryOn(await patchedBuild(name, edits), tried === undefined ? [] : [tried])).toEqual([seen]);
  });
});

describe('a mutant', () => {
  it('says so when the code it changes is no longer there', async () => {
    const edit = { file: 'main/main.js', find: /no such code/u, put: '' };
    await expect(patchedBuild('outdated', [edit])).rejects.toThrow('The mutant "outdated" looks for /no such code/u');
  });
});

function named(of: Readonly<Record<string, Guard>>, seen: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(Object.keys(of).map((name, index) => [name, seen[index]]));
}

function holdings(of: Readonly<Record<string, Guard>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(of).map(([name, { holds }]) => [name, holds]));
}
