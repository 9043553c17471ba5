import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { closeSharedChromium } from '../electron-stand-in/launch.ts';
import { checksOfMain } from './checks-of-main.ts';
import { checksOfWindows } from './checks-of-windows.ts';
import { listedRules } from './read-assumptions.ts';

const checks = { ...checksOfMain, ...checksOfWindows };
const folder = fileURLToPath(new URL('../electron-stand-in', import.meta.url));

afterAll(closeSharedChromium);

describe.concurrent.each(Object.entries(checks))('%s', (name, check) => {
  it('holds', () => check());
  it('is noticed when it does not', async () => {
    await expect(check(name)).rejects.toMatchObject({ name: 'AssertionError' });
  });
});

it('is listed in ASSUMPTIONS.md, and the list, the code and the checks name the same rules', () => {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const text = sources.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n');
  const modelled = new Set([...text.matchAll(/\brule\('([a-z0-9-]+)'\)/g)].map((use) => use[1]));
  expect({ listed: listedRules().sort(), modelled: [...modelled].sort() }).toEqual({
    listed: Object.keys(checks).sort(),
    modelled: Object.keys(checks).sort(),
  });
});
