import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeChecksums } from '../../build/release/checksums.ts';
import {
  releaseConfiguration,
  releaseFaults,
  type Environment,
  type System,
} from '../../build/release/release-configuration.ts';
import { outputOf, runProgram } from '../harness/run-program.ts';
import { faultsOf, readConfiguration } from './support/configuration.ts';
import { project } from './support/project.ts';

const address = { LATCHKEY_UPDATES: 'https://updates.example.org/latchkey' };
const key = { APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'AB12', APPLE_API_ISSUER: 'issuer' };

describe('a release', () => {
  it.each<[System, Environment]>([
    ['linux', address],
    ['darwin', { ...address, ...key, CSC_LINK: 'certificate.p12' }],
    ['darwin', { ...address, APPLE_KEYCHAIN_PROFILE: 'latchkey', CSC_NAME: 'The Latchkey developers' }],
    ['win32', { ...address, WIN_CSC_LINK: 'certificate.pfx', LATCHKEY_PUBLISHER: 'The Latchkey developers' }],
  ])('is made on %s with %o', (system, environment) => {
    expect(releaseFaults(system, environment)).toEqual([]);
  });

  it.each<[System, Environment, string[]]>([
    ['linux', {}, ['LATCHKEY_UPDATES']],
    ['linux', { LATCHKEY_UPDATES: 'http://updates.example.org' }, ['LATCHKEY_UPDATES']],
    ['linux', { LATCHKEY_UPDATES: 'https://latchkey.invalid/' }, ['LATCHKEY_UPDATES']],
    ['darwin', address, ['CSC_LINK or CSC_NAME', 'APPLE_API_KEY or APPLE_KEYCHAIN_PROFILE']],
    ['darwin', { ...address, APPLE_API_KEY: 'k', CSC_LINK: 'c' }, ['APPLE_API_KEY_ID', 'APPLE_API_ISSUER']],
    ['win32', address, ['WIN_CSC_LINK or CSC_LINK', 'LATCHKEY_PUBLISHER']],
    [
      'win32',
      { ...address, CSC_LINK: ' ', LATCHKEY_PUBLISHER: '' },
      ['WIN_CSC_LINK or CSC_LINK', 'LATCHKEY_PUBLISHER'],
    ],
  ])('is refused on %s with %o, for %j', (system, environment, names) => {
    const told = releaseFaults(system, environment).map((fault) => fault.replace(/ is not .*/u, ''));
    expect(told).toEqual(names);
  });

  it('has of electron-builder what it understands, signed, notarised, and with the publisher whom updates are compared with', () => {
    const release = releaseConfiguration({ ...address, LATCHKEY_PUBLISHER: 'The Latchkey developers' });
    const whole = { ...readConfiguration(), ...release, mac: { ...readConfiguration().mac, ...release.mac } };
    expect({ faults: faultsOf(whole), release }).toEqual({
      faults: [],
      release: {
        forceCodeSigning: true,
        mac: { notarize: true },
        win: {
          signtoolOptions: { publisherName: ['The Latchkey developers'], signingHashAlgorithms: ['sha256'] },
          verifyUpdateCodeSignature: true,
        },
        generateUpdatesFilesForAllChannels: true,
        publish: { provider: 'generic', url: 'https://updates.example.org/latchkey' },
      },
    });
  });

  it('is not begun where it could not be made', async () => {
    const script = join(project, 'build/release/main.ts');
    const { status, stderr } = await runProgram(process.execPath, [script], { env: { PATH: process.env['PATH'] } });
    expect([status, stderr]).toEqual([
      1,
      'No release is made here:\n- LATCHKEY_UPDATES is not an https address: where this program will look for newer versions.\n',
    ]);
  });
});

describe.skipIf(process.platform !== 'linux')('the checksums', () => {
  async function folderWith(files: Readonly<Record<string, string>>): Promise<string> {
    const folder = await mkdtemp(join(tmpdir(), 'latchkey-sums-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return folder;
  }

  it('are those that `sha256sum` finds, of the files alone', async () => {
    const folder = await folderWith({ 'Latchkey 1.deb': 'one', 'a.AppImage': 'two', SHA256SUMS: 'old' });
    await mkdir(join(folder, 'linux-unpacked'));
    await outputOf(process.execPath, [join(project, 'build/release/write-checksums.ts'), folder]);
    const checked = await outputOf('sha256sum', ['--check', '--strict', 'SHA256SUMS'], { cwd: folder });
    expect(checked).toBe('Latchkey 1.deb: OK\na.AppImage: OK\n');
  });

  it('are not those of a file that was changed', async () => {
    const folder = await folderWith({ 'a.AppImage': 'two' });
    const text = await writeChecksums(folder);
    await writeFile(join(folder, 'a.AppImage'), 'three');
    const { status } = await runProgram('sha256sum', ['--check', 'SHA256SUMS'], { cwd: folder });
    expect([status, await readFile(join(folder, 'SHA256SUMS'), 'utf8')]).toEqual([1, text]);
  });

  it('of nothing are an error', async () => {
    await expect(writeChecksums(await folderWith({}))).rejects.toThrow('There is no file in');
  });
});
