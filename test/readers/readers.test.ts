import { describe, expect, it } from 'vitest';
import { commands } from '../../electron/contract/commands.ts';
import { allReaders } from './all-readers.ts';
import { live, setStage, useEverything } from './meet-core.ts';
import { commandInputs } from './person-readers.ts';
import { reader } from './reader.ts';
import { runReader } from './run-reader.ts';
import { canary, assert, assertNoCanary, type Verdict } from './properties.ts';
import { kept } from './valid-files.ts';

/** A part of what `npm run fuzz` does, always the same. */
const options = { mutations: 1000, seed: 20_261_127, coreEvery: 200 };

describe.each(allReaders.map((one) => [one.name, one] as const))('what reads %s', (_name, one) => {
  it('takes valid input, and holds its properties whatever becomes of it', async () => {
    const valid = await one.read([]);
    await one.inCore?.([]);
    const { broken, mutations, verdicts } = await runReader(one, options);
    expect([broken, mutations, valid === 'refused' && verdicts.whole > 0]).toEqual([null, options.mutations, false]);
  });
});

describe('the harness', () => {
  it('mutates the input of every command of core that takes more than an organisation', () => {
    const known = new Set(['organisationId', 'attemptId']);
    const own = Object.entries(commands)
      .filter(
        ([name, { input }]) => !name.startsWith('window.') && Object.keys(input.entries).some((key) => !known.has(key)),
      )
      .map(([name]) => name);
    const mutated = new Set<string>(commandInputs.map(([name]) => name));
    expect(own.filter((name) => !mutated.has(name))).toEqual([]);
  });

  it('finds what throws, what leaks and what is only broken in core, and says with which input', async () => {
    const show = (steps: readonly unknown[]): string => (steps.length > 1 ? 'x' : 'good');
    const odd = (text: string): Verdict => {
      assert(!text.includes('x'), 'it holds an x');
      return 'whole';
    };
    const leaky = (text: string): Verdict => {
      assertNoCanary(text === 'x' ? canary : '', 'here');
      return 'whole';
    };
    const inCore = (text: string) => Promise.resolve(void odd(text));
    const found = [
      reader('broken', show, odd),
      reader('leaky', show, leaky),
      reader('in core', show, () => 'whole', inCore),
    ];
    const reports = await Promise.all(found.map((one) => runReader(one, { ...options, coreEvery: 1 })));
    expect(reports.map(({ broken }) => broken?.includes('input "x"'))).toEqual([true, true, true]);
  });

  it('has core do everything on what is kept', async () => {
    const stage = setStage();
    kept(stage, true);
    const seen: string[] = [];
    const { http } = stage;
    const send: typeof http.send = (wish) => {
      seen.push(new URL(wish.url).pathname);
      return http.send(wish);
    };
    await live({ ...stage, http: { send } }, useEverything);
    expect([...new Set(seen)].toSorted()).toEqual([
      '/',
      '/assignment/accounts',
      '/assignment/roles',
      '/federation',
      '/federation/credentials',
      '/logout',
      '/token',
    ]);
  });

  it('has a person and programs do everything, and all of it works on what is kept', async () => {
    const stage = setStage();
    kept(stage, true);
    const played = new Map<string, boolean>();
    await live(stage, (ask, advance) => {
      const noted: typeof ask = async (name, input) => {
        const result = await ask(name, input);
        played.set(name, result.ok && played.get(name) !== false);
        return result;
      };
      return useEverything(noted, advance, stage);
    });
    expect([...played].filter(([, works]) => !works)).toEqual([]);
    expect([...played.keys()].toSorted()).toEqual([
      'activity.get',
      'catalogue.get',
      'catalogue.reload',
      'console.places',
      'consumer.revoke',
      'copy.preview',
      'links.apply',
      'links.preview',
      'links.remove',
      'links.undo',
      'organisations.find',
      'programs.get',
      'role.perform',
      'sign-out',
    ]);
    expect([stage.awsFiles.texts, stage.tokenCache.done]).toEqual([{ config: '', credentials: '' }, expect.anything()]);
  });
});
