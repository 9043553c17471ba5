import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createPolicyFile, policyPath } from '../../../electron/shell/desktop/files/policy-file.ts';
import { RecordingLog } from '../../harness/recording-log.ts';

const me = process.getuid?.() ?? 0;

const it = test.extend('folder', ({}, { onCleanup }): string => {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-policy-'));
  onCleanup(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
});

function read(file: string, alsoOwnedBy = [me], system: NodeJS.Platform & ('linux' | 'darwin' | 'win32') = 'linux') {
  const environment = { LATCHKEY_POLICY: file };
  return createPolicyFile({ system, packaged: false, environment, log: new RecordingLog(), alsoOwnedBy }).read();
}

function written(folder: string, text = '{"version":1}', mode = 0o644): string {
  const file = join(folder, 'policy.json');
  writeFileSync(file, text, { mode });
  chmodSync(file, mode);
  return file;
}

describe('the policy file', () => {
  it('is none where there is none', ({ folder }) => {
    expect([read(join(folder, 'policy.json')), read(join(folder, 'no', 'policy.json'))]).toEqual([
      { outcome: 'none' },
      { outcome: 'none' },
    ]);
  });

  it('is read anew each time', ({ folder }) => {
    const file = written(folder, '{"version":1}');
    const policy = createPolicyFile({
      system: 'linux',
      packaged: false,
      environment: { LATCHKEY_POLICY: file },
      log: new RecordingLog(),
      alsoOwnedBy: [me],
    });
    const first = policy.read();
    written(folder, '{"version":2}');
    expect([first, policy.read()]).toEqual([
      { outcome: 'read', file, text: '{"version":1}' },
      { outcome: 'read', file, text: '{"version":2}' },
    ]);
  });

  it('does not count where others can write to it, or to its folder', ({ folder }) => {
    const file = written(folder);
    const whys = [0o666, 0o664, 0o646].map((mode) => {
      chmodSync(file, mode);
      return read(file);
    });
    chmodSync(file, 0o644);
    chmodSync(folder, 0o777);
    expect([...whys, read(file)]).toEqual(Array(4).fill({ outcome: 'refused', file, why: 'writable' }));
  });

  it.runIf(me === 0)('does not count where it belongs to another', ({ folder }) => {
    const file = written(folder);
    execFileSync('chown', ['65534', file]);
    const others = read(file);
    execFileSync('chown', ['0', file]);
    execFileSync('chown', ['65534', folder]);
    expect([others, read(file), read(file, [65_534]).outcome]).toEqual([
      { outcome: 'refused', file, why: 'owner' },
      { outcome: 'refused', file, why: 'owner' },
      'read',
    ]);
  });

  it('does not count where it is a link, a folder or a pipe, nor through a folder that is a link', ({ folder }) => {
    const real = written(folder);
    const link = join(folder, 'link.json');
    symlinkSync(real, link);
    const pipe = join(folder, 'pipe.json');
    execFileSync('mkfifo', [pipe]);
    const inner = join(folder, 'inner');
    mkdirSync(inner, { mode: 0o755 });
    const through = join(folder, 'through');
    symlinkSync(inner, through);
    const far = written(inner);
    const files = [link, pipe, inner, far.replace(inner, through)];
    expect(files.map((file) => read(file))).toEqual(
      files.map((file) => ({ outcome: 'refused', file, why: 'notAFile' })),
    );
  });

  it('is no larger than 256 KB', ({ folder }) => {
    const most = written(folder, ' '.repeat(256 * 1024));
    const outcome = read(most).outcome;
    const file = written(folder, ' '.repeat(256 * 1024 + 1));
    expect([outcome, read(file)]).toEqual(['read', { outcome: 'refused', file, why: 'tooLarge' }]);
  });

  it('is refused where it is no UTF-8, in which a rule for a name with an umlaut would match nothing', ({ folder }) => {
    const file = join(folder, 'policy.json');
    writeFileSync(file, Buffer.from('{"version":1,"guard":{"rules":[{"match":{"pattern":"*-zürich"}}]}}', 'latin1'));
    const latin = read(file);
    writeFileSync(file, Buffer.from('\uFEFF{"version":1}', 'utf16le'));
    expect([latin, read(file)]).toEqual(Array(2).fill({ outcome: 'refused', file, why: 'encoding' }));
  });

  it('counts on Windows as it is there, since nothing tells who wrote it', ({ folder }) => {
    const file = written(folder, '{}', 0o666);
    expect(read(file, [], 'win32')).toMatchObject({ outcome: 'read' });
  });
});

describe('where the policy is', () => {
  const own = { LATCHKEY_POLICY: '/tmp/mine.json', ProgramData: 'D:\\Data' };

  it.for([
    ['linux', '/etc/latchkey/policy.json'],
    ['darwin', '/Library/Application Support/Latchkey/policy.json'],
    ['win32', 'D:\\Data\\Latchkey\\policy.json'],
  ] as const)('is fixed in a packaged build: %s', ([system, expected]) => {
    expect(policyPath({ system, packaged: true, environment: own })).toBe(expected);
    expect(policyPath({ system, packaged: false, environment: own })).toBe('/tmp/mine.json');
  });
});
