import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { withHome } from './run-probe.ts';

const main = 'test/electron-stand-in-tests/fixture-app/probe.mjs';
const endpoints = {
  AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:1/a',
  AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:1/b',
  AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1/c',
  LATCHKEY_SIGNIN_URL: 'http://127.0.0.1:1/d',
};

/** What the command says on standard error until it is ended, once it has told how it is reached. */
async function said(home: string, more: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, ['test/electron-stand-in/main.ts', '--home', home, '--main', main], {
    env: { ...process.env, ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const errors = text(child.stderr);
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  return errors;
}

describe('I5: the stand-in’s command line', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['all endpoints', endpoints],
    ['one endpoint, its region to be filled in', { AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:1/{region}' }],
    ['one endpoint at https', { AWS_ENDPOINT_URL_STS: 'https://sts.example.test' }],
  ])('hands %s to the app that it starts, and nothing else of AWS', async (_name, named) => {
    const after = `return Object.fromEntries(Object.entries(process.env).filter(([name]) => /^AWS_|SIGNIN_URL$/.test(name)))`;
    const errors = await withHome((home) =>
      said(home, { ...named, AWS_PROFILE: 'own', AFTER_READY: after, STAY: 'true' }),
    );
    const seen = /^AFTER_READY:(.*)$/mu.exec(errors)?.[1] ?? errors;
    expect(JSON.parse(seen)).toEqual(named);
  });
});
