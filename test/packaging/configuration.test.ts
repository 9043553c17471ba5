import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import { Platform } from 'electron-builder';
import { describe, expect, it, onTestFinished } from 'vitest';
import { linkScheme } from '../../electron/shared/programs/link-words.ts';
import { trayIconPath, type TrayIconInput } from '../../electron/shell/tray/tray-icon.ts';
import { runProgram } from '../harness/run-program.ts';
import { faultsOf, readConfiguration, readSchema, templatesFolder } from './support/configuration.ts';
import { project, readManifest } from './support/project.ts';

const configuration = readConfiguration();
const manifest = readManifest();

/** What electron-builder's script lacks. */
const ofUpgrade = /^# rpm runs this.*\nif \[ "\$1" = 1 \]; then\n {4}exit 0\nfi\n\n/mu;

describe('electron-builder.yml', () => {
  it.each([
    ['a fuse', { electronFuses: { runAsNod: false } }, '/electronFuses'],
    ['a setting of macOS', { mac: { hardenedRuntim: true } }, '/mac'],
    ['a setting of Windows', { nsis: { perMashine: false } }, '/nsis'],
    ['a setting of Linux', { linux: { syncDesktopname: true } }, '/linux'],
  ])('would be refused for the misspelt name of %s', (_what, misspelt, place) => {
    expect(faultsOf({ ...configuration, ...misspelt })).toContainEqual(expect.stringContaining(place));
  });

  it('decides every fuse that electron-builder knows', () => {
    const known = Object.keys(readSchema().definitions['FuseOptionsV1']?.properties ?? {});
    expect({
      known: known.filter((name) => name !== 'resetAdHocDarwinSignature').toSorted(),
      electronFuses: configuration.electronFuses,
    }).toEqual({
      known: Object.keys(configuration.electronFuses ?? {}).toSorted(),
      electronFuses: {
        runAsNode: false,
        enableCookieEncryption: true,
        enableNodeOptionsEnvironmentVariable: false,
        enableNodeCliInspectArguments: false,
        enableEmbeddedAsarIntegrityValidation: true,
        onlyLoadAppFromAsar: true,
        loadBrowserProcessSpecificV8Snapshot: false,
        grantFileProtocolExtraPrivileges: false,
      },
    });
  });

  it('keeps the integrity of the archive, which two of the fuses check', () => {
    expect({ asar: configuration.asar, disableAsarIntegrity: configuration.disableAsarIntegrity ?? false }).toEqual({
      asar: true,
      disableAsarIntegrity: false,
    });
  });

  it('packs the tray’s pictures from the folder where the program looks for them on that system', () => {
    const systems = [Platform.MAC, Platform.WINDOWS, Platform.LINUX];
    const lookedIn = systems.map(({ nodeName }) => {
      const system = nodeName as TrayIconInput['system'];
      const path = trayIconPath('tray', { system, state: 'expired', darkPanel: true, largestScale: 1 });
      return relative('tray', path).split(sep)[0];
    });
    expect({ lookedIn, packed: configuration.files }).toEqual({
      // What `${os}` stands for (electron-builder, docs, "File Macros").
      lookedIn: systems.map(({ buildConfigurationKey }) => buildConfigurationKey),
      packed: [
        'out/**',
        '!out/tray/*/**',
        'out/tray/${os}/**',
        'package.json',
        '!out/launchers/**',
        '!**/*.map',
        '!node_modules/**',
      ],
    });
  });

  it('puts the latchkey command of each system beside the program', () => {
    const { mac, win, linux } = configuration;
    const posix = [{ from: 'out/launchers/latchkey', to: 'latchkey' }];
    expect({ mac: mac?.extraResources, win: win?.extraResources, linux: linux?.extraResources }).toEqual({
      mac: posix,
      win: [{ from: 'out/launchers/latchkey.cmd', to: 'latchkey.cmd' }],
      linux: posix,
    });
  });

  it.each(['after-install', 'after-remove'])(
    'has of electron-builder the script %s of deb and rpm, with /usr/bin/latchkey leading to the command',
    (name) => {
      const own = readFileSync(join(project, `build/linux/${name}.tpl`), 'utf8');
      const theirs = readFileSync(join(templatesFolder, `${name}.tpl`), 'utf8');
      const program = "'/opt/${sanitizedProductName}/${executable}'";
      const command = "'/opt/${sanitizedProductName}/resources/${executable}'";
      expect(theirs).toContain(program);
      expect(own.replace(ofUpgrade, '')).toBe(theirs.replaceAll(program, command));
      const key = name === 'after-install' ? 'afterInstall' : 'afterRemove';
      const file = `build/linux/${name}.tpl`;
      expect([configuration.deb?.[key], configuration.rpm?.[key]]).toEqual([file, file]);
    },
  );

  // Of an upgrade rpm runs the old version's script last, when the new one has linked the command.
  it.skipIf(process.platform === 'win32').for([
    ['1', ''],
    ['0', '--remove'],
    ['remove', '--remove'],
  ] as const)('takes the command away with the last version alone: %s', async ([word, asked]) => {
    const folder = await mkdtemp(join(tmpdir(), 'after-remove-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'update-alternatives'), '#!/bin/sh\nprintf %s "$1"\n', { mode: 0o700 });
    const script = readFileSync(join(project, 'build/linux/after-remove.tpl'), 'utf8').replaceAll(
      '${executable}',
      'none-such',
    );
    const { status, stdout } = await runProgram('/bin/bash', ['-c', script, 'after-remove', word], {
      env: { PATH: folder },
    });
    expect([status, stdout]).toEqual([0, asked]);
  });

  it('makes the installers of three systems', () => {
    const { mac, win, linux } = configuration;
    expect({ macTarget: mac?.target, winTarget: win?.target, linuxTarget: linux?.target }).toEqual({
      macTarget: ['dmg', 'zip'].map((target) => ({ target, arch: ['arm64', 'x64'] })),
      winTarget: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
      linuxTarget: ['AppImage', 'deb', 'rpm'].map((target) => ({ target, arch: ['x64', 'arm64'] })),
    });
  });

  it('hides the Dock icon, hardens the runtime, installs for one person', () => {
    const { mac, nsis } = configuration;
    expect({
      extendInfo: mac?.extendInfo as unknown,
      hardenedRuntime: mac?.hardenedRuntime,
      perMachine: nsis?.perMachine,
      oneClick: nsis?.oneClick,
    }).toEqual({
      extendInfo: { LSUIElement: true },
      hardenedRuntime: true,
      perMachine: false,
      oneClick: true,
    });
  });

  it('names the app as the app names itself', () => {
    const { appId, productName, linux } = configuration;
    const ownId = /applicationId = '(.+)'/u.exec(
      readFileSync(join(project, 'electron/shell/lifecycle/set-app-identity.ts'), 'utf8'),
    );
    expect({
      productName,
      appId,
      desktopName: `${String(appId)}.desktop`,
      synced: linux?.syncDesktopName,
      windowClass: linux?.desktop?.entry?.['StartupWMClass'],
    }).toEqual({
      productName: manifest.productName,
      appId: ownId?.[1],
      desktopName: manifest.desktopName,
      synced: true,
      windowClass: appId,
    });
  });

  it('gives links the scheme by which the app knows them', () => {
    expect(configuration.protocols).toEqual([{ name: 'Latchkey link', schemes: [linkScheme] }]);
  });

  it('has what deb and rpm are refused without', () => {
    const extraMetadata: unknown = configuration.extraMetadata;
    expect({ extraMetadata, maintainer: configuration.linux?.maintainer }).toEqual({
      extraMetadata: { homepage: expect.stringMatching(/^https:\/\//u) as string },
      maintainer: expect.stringMatching(/^.+ <.+@.+>$/u) as unknown,
    });
  });

  it('pretends neither a certificate nor a publisher', () => {
    expect(keysOf(configuration).filter((key) => /publish|csc|certificate|identity|notarize|sign/iu.test(key))).toEqual(
      [],
    );
  });
});

/** The names of all settings, at any depth. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...keysOf(inner)]);
}
