import * as v from 'valibot';
import { settingsSchema } from '../../../electron/core/ports/settings.ts';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { seenBy } from './doubles/run-probe.ts';
import { temporaryFolder } from './doubles/temporary-folder.ts';

/** What the probe saw of the settings in a folder. */
const seenIn = (folder: string): Promise<unknown> => seenBy('settings-probe.ts', folder, { SETTINGS_FOLDER: folder });

const fresh = v.parse(settingsSchema, {});
const northwind = {
  id: '7b1c1f0e-5a5c-4a3e-9a6e-0f4b2d9c8e11',
  name: 'Northwind',
  startUrl: 'https://northwind.awsapps.com/start',
  region: 'eu-west-1',
};

describe('settings', () => {
  it('start with defaults, are kept for the owner only, and open no channel', async () => {
    const folder = temporaryFolder();
    const seen = await seenIn(folder);
    expect([seen, (statSync(join(folder, 'settings.json')).mode & 0o777).toString(8)]).toEqual([
      { first: fresh, changed: '30', reopened: '30', backup: null, backupAgain: null, listeners: 0 },
      '600',
    ]);
  });

  it('keep what a newer version wrote', async () => {
    const folder = temporaryFolder();
    const file = join(folder, 'settings.json');
    writeFileSync(file, JSON.stringify({ organisations: [northwind], ofANewerVersion: { name: 'dark' } }));
    const seen = await seenIn(folder);
    expect({ seen, stored: JSON.parse(readFileSync(file, 'utf8')) as unknown }).toEqual({
      seen: {
        first: v.parse(settingsSchema, { organisations: [northwind] }),
        changed: '30',
        reopened: '30',
        backup: null,
        backupAgain: null,
        listeners: 0,
      },
      stored: { organisations: [northwind], ofANewerVersion: { name: 'dark' }, clipboardTime: '30', version: 1 },
    });
  });

  it.each<[string, object, boolean]>([
    ['used as far as they are known', { version: 2, organisations: [northwind] }, true],
    ['set aside where they cannot be read', { version: 2, organisations: { northwind } }, false],
  ])('of a newer version are copied and %s, once', async (_name, newer, used) => {
    const folder = temporaryFolder();
    const file = join(folder, 'settings.json');
    writeFileSync(file, JSON.stringify(newer));
    const name = 'settings.json.newer-2026-11-22T09-04-00.000Z';
    const known = v.parse(settingsSchema, used ? newer : {});
    expect({
      seenIn: await seenIn(folder),
      stored: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown,
    }).toEqual({
      seenIn: {
        first: known,
        changed: '30',
        reopened: '30',
        backup: { name, reason: 'newer', used },
        backupAgain: null,
        listeners: 0,
      },
      stored: newer,
    });
  });

  it.each<[string, object, object]>([
    [
      'an organisation',
      { organisations: [northwind, { ...northwind, id: 'none' }, 7] },
      { organisations: [northwind] },
    ],
    ['another setting', { organisations: [northwind], clipboardTime: 'long' }, { organisations: [northwind] }],
    ['the chosen organisation', { selectedOrganisationId: 12, showsAll: true }, { showsAll: true }],
  ])('with %s that cannot be read are used without it, and kept as they were', async (_name, odd, known) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), JSON.stringify(odd));
    const name = 'settings.json.damaged-2026-11-22T09-04-00.000Z';
    expect({
      seenIn: await seenIn(folder),
      stored: JSON.parse(readFileSync(join(folder, name), 'utf8')) as unknown,
    }).toEqual({
      seenIn: {
        first: v.parse(settingsSchema, known),
        changed: '30',
        reopened: '30',
        backup: { name, reason: 'damaged', used: true },
        backupAgain: null,
        listeners: 0,
      },
      stored: odd,
    });
  });

  it.each([
    ['cut off', '{"organisations": ['],
    ['empty', ''],
    ['of another form', '{"organisations": "none"}'],
    ['a list', '[]'],
  ])('that are %s are set aside, said, and begun anew', async (_name, damaged) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'settings.json'), damaged);
    const seen = await seenIn(folder);
    const aside = 'settings.json.damaged-2026-11-22T09-04-00.000Z';
    expect({
      seen,
      files: readdirSync(folder).filter((name) => name.startsWith('settings')),
      stored: readFileSync(join(folder, aside), 'utf8'),
    }).toEqual({
      seen: {
        first: fresh,
        changed: '30',
        reopened: '30',
        backup: { name: aside, reason: 'damaged', used: false },
        backupAgain: null,
        listeners: 0,
      },
      files: ['settings.json', aside],
      stored: damaged,
    });
  });

  it('that the system does not hand over keep nobody from starting, and nothing is written over', async () => {
    const folder = temporaryFolder();
    // As root, permissions refuse nothing; a folder in the file's place does.
    mkdirSync(join(folder, 'settings.json'));
    const seen = await seenIn(folder);
    expect({ seen, files: readdirSync(folder).filter((name) => name.startsWith('settings')) }).toEqual({
      seen: {
        first: fresh,
        changed: 'The stored settings have not been read.',
        reopened: fresh.clipboardTime,
        backup: null,
        backupAgain: null,
        listeners: 0,
      },
      files: ['settings.json'],
    });
  });
});
