/** What electron-builder is told; test/packaging reads the fuses and the content of what it packs. */
import { expect, it } from 'vitest';
import { readConfiguration } from '../packaging/support/configuration.ts';

const { asar, disableAsarIntegrity, electronFuses, files } = readConfiguration();

it('nothing but the archive is loaded, and the archive is checked where Electron can', () => {
  expect([asar, disableAsarIntegrity ?? false]).toEqual([true, false]);
  expect(electronFuses).toMatchObject({
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
    grantFileProtocolExtraPrivileges: false,
    loadBrowserProcessSpecificV8Snapshot: false,
  });
});

it('nothing but the built program goes into it', () => {
  const taken = [files].flat().filter((pattern) => typeof pattern === 'string' && !pattern.startsWith('!'));
  expect(taken).toEqual(['out/**', 'out/tray/${os}/**', 'package.json']);
  expect(files).toEqual(expect.arrayContaining(['!**/*.map', '!node_modules/**']));
});
