import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { runProgram, type Ended } from '../harness/run-program.ts';
import { readArguments } from '../identity-center/arguments.ts';

const MAIN = fileURLToPath(new URL('../identity-center/main.ts', import.meta.url));

function run(args: readonly string[]): Promise<Ended> {
  return runProgram(process.execPath, [MAIN, ...args]);
}

test('one line of JSON, then it serves until SIGTERM', async () => {
  const child = spawn(process.execPath, [MAIN, '--accounts', '212', '--seed', '7', '--region', 'eu-west-1']);
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines: string[] = [];
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  await once(reader, 'line');
  const [line = ''] = lines;
  const url = /^\{"url":"(http:\/\/127\.0\.0\.1:\d+)"/u.exec(line)?.[1] ?? '';
  expect(JSON.parse(line)).toEqual({
    url,
    startUrl: 'https://sim.awsapps.com/start',
    region: 'eu-west-1',
    controlUrl: `${url}/_control/`,
  });
  const state: unknown = await (await fetch(`${url}/_control/state`)).json();
  expect(state).toMatchObject({ accounts: 212 });
  child.kill('SIGTERM');
  await once(child, 'exit');
  expect({ exitCode: child.exitCode, lineCount: lines.length }).toEqual({ exitCode: 0, lineCount: 1 });
});

test.for<[args: readonly string[], sentence: string]>([
  [['--port', 'http'], '--port must be a whole number from 0 to 65535, not "http".'],
  [['--accounts', '-3'], "Option '--accounts' argument is ambiguous."],
  [['--accounts', '2.5'], '--accounts must be a whole number from 0 to 100000, not "2.5".'],
  [['--seed', ''], '--seed must be a whole number'],
  [['--region', 'Ireland'], '--region must be a region such as us-east-1, not "Ireland".'],
])('%s is answered with a sentence', ([args, sentence]) => {
  expect(() => readArguments(args)).toThrow(sentence);
});

test.for<[args: readonly string[], sentence: string]>([
  [['--secret-mark', 'a b'], 'The secret mark must be 4 to 24 letters and digits'],
  [['--faults'], "Unknown option '--faults'"],
])('%s ends with exit code 2', async ([args, sentence]) => {
  const ended = await run(args);
  expect(ended).toEqual({ status: 2, stdout: '', stderr: expect.stringContaining(sentence) as unknown });
  expect(ended.stderr).toContain('Usage: ');
});

test('a port that is taken is said', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  onTestFinished(() => void taken.close());
  const address = taken.address();
  const port = typeof address === 'object' && address !== null ? String(address.port) : '';
  const ended = await run(['--port', port]);
  expect({ endedStatus: ended.status, stderr: ended.stderr }).toEqual({
    endedStatus: 2,
    stderr: expect.stringContaining(`EADDRINUSE: address already in use 127.0.0.1:${port}`) as unknown,
  });
});
