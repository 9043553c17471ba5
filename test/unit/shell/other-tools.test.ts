import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createOtherTools } from '../../../electron/shell/desktop/files/other-tools.ts';

const it = test.extend('home', ({}, { onCleanup }) => {
  const home = mkdtempSync(join(tmpdir(), 'latchkey-home-'));
  onCleanup(() => rmSync(home, { recursive: true }));
  return home;
});

function put(home: string, path: string, text = path): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

/** Each as `TOOL PATH TEXT`, and what was logged. */
async function read(
  home: string,
  variables: Record<string, string> = {},
  files: { configFile?: string; credentialsFile?: string } = {},
) {
  const warned: string[] = [];
  const { configFile, credentialsFile } = files;
  const log = { warn: (line: string) => void warned.push(line) };
  const found = await createOtherTools({ awsFiles: { home, configFile, credentialsFile }, variables, log }).read();
  return { found: found.map(({ tool, path, text }) => `${tool} ${path} ${text?.reveal() ?? 'null'}`), warned };
}

describe.skipIf(process.platform === 'win32')('the files of other tools', () => {
  it('are those that are there, where the tools have them', async ({ home }) => {
    const nothing = await read(home);
    for (const path of ['.aws/config', '.aws-sso/config.yaml', '.config/aws-sso/config.yaml', '.granted/config'])
      put(home, path);
    expect([nothing, await read(home)]).toEqual([
      { found: [], warned: [] },
      {
        found: [
          'aws ~/.aws/config .aws/config',
          'aws-sso-cli ~/.aws-sso/config.yaml .aws-sso/config.yaml',
          'aws-sso-cli ~/.config/aws-sso/config.yaml .config/aws-sso/config.yaml',
          'granted ~/.granted/config .granted/config',
        ],
        warned: [],
      },
    ]);
  });

  it('are where variables point', async ({ home }) => {
    for (const path of ['a', 'b', 'sso.yaml', 'x/aws-sso/config.yaml', 'x/granted/config', '.aws/config'])
      put(home, path);
    const files = { configFile: join(home, 'a'), credentialsFile: join(home, 'b') };
    const moved = await read(home, { XDG_CONFIG_HOME: join(home, 'x') }, files);
    const named = await read(home, { AWS_SSO_CONFIG: join(home, 'sso.yaml') }, files);
    expect([moved.found, named.found]).toEqual([
      [
        'aws ~/a a',
        'aws-credentials ~/b b',
        'aws-sso-cli ~/x/aws-sso/config.yaml x/aws-sso/config.yaml',
        'granted ~/x/granted/config x/granted/config',
      ],
      ['aws ~/a a', 'aws-credentials ~/b b', 'aws-sso-cli ~/sso.yaml sso.yaml'],
    ]);
  });

  it('are told where they cannot be read: a folder, a pipe, one too large, a variable that means nothing', async ({
    home,
  }) => {
    mkdirSync(join(home, '.aws/config'), { recursive: true });
    execFileSync('mkfifo', [join(home, '.aws/credentials')]);
    put(home, '.granted/config');
    truncateSync(join(home, '.granted/config'), 4 * 1024 * 1024 + 1);
    const first = await read(home);
    const unclear = await read(home, {}, { configFile: '$HOME/x' });
    expect([first.found, first.warned.length, unclear.found[0]]).toEqual([
      ['aws ~/.aws/config null', 'aws-credentials ~/.aws/credentials null', 'granted ~/.granted/config null'],
      3,
      'aws $HOME/x null',
    ]);
  });
});
