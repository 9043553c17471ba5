import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { newHome } from './run-probe.ts';

const main = 'test/electron-stand-in-tests/fixture-app/probe.mjs';
const endpoints = {
  AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:1/a',
  AWS_ENDPOINT_URL_SSO_OIDC: 'http://127.0.0.1:1/b',
  AWS_ENDPOINT_URL_STS: 'http://127.0.0.1:1/c',
  LATCHKEY_SIGNIN_URL: 'http://127.0.0.1:1/d',
};

it('hands the endpoints to the app that it starts, and nothing else of AWS', async () => {
  const after = `return Object.fromEntries(Object.entries(process.env).filter(([name]) => /^AWS_|SIGNIN_URL$/.test(name)))`;
  const child = spawn(process.execPath, ['test/electron-stand-in/main.ts', '--home', newHome(), '--main', main], {
    env: { ...process.env, ...endpoints, AWS_PROFILE: 'own', AFTER_READY: after, STAY: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = text(child.stderr);
  await once(child.stdout, 'data');
  child.kill('SIGTERM');
  const seen = /^AFTER_READY:(.*)$/mu.exec(await said)?.[1] ?? (await said);
  expect(JSON.parse(seen)).toEqual(endpoints);
});
