import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { licencesOf } from '../../build/licences.ts';
import { billOfMaterials, purlOf } from '../../build/supply-chain/bill-of-materials.ts';
import { packageOf } from '../../build/supply-chain/bundled-packages.ts';
import { licenceFaults } from '../../build/supply-chain/licence-faults.ts';
import { lockedPackages, shippedPackages } from '../../build/supply-chain/shipped-packages.ts';
import { outputOf } from '../harness/run-program.ts';
import { project } from './support/project.ts';

const npm = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
};
const shipped = shippedPackages(project);

describe('the packages', () => {
  it('are named with exact versions, each that of the lock file', () => {
    const named = { ...npm.devDependencies, ...npm.optionalDependencies };
    const locked = new Map(lockedPackages(project).map(({ path, version }) => [path, version]));
    expect(
      Object.entries(named).filter(
        ([name, version]) => !/^\d+\.\d+\.\d+$/u.test(version) || locked.get(`node_modules/${name}`) !== version,
      ),
    ).toEqual([]);
  });

  // Of whatever registry npm is told to ask: the digest says that it is the same archive.
  it('are locked with a digest, and by no address', () => {
    const lock = readFileSync(join(project, 'package-lock.json'), 'utf8');
    const places = new Set([...lock.matchAll(/"resolved": "(\w+:\/\/[^/"]+)/gu)].map(([, place]) => place));
    const without = lockedPackages(project).filter(({ integrity }) => integrity?.startsWith('sha512-') !== true);
    expect({ places: [...places], without: without.map(({ path }) => path) }).toEqual({
      places: [],
      without: [],
    });
  });
});

describe('what is shipped', () => {
  it('may be, by its licences', () => {
    expect(licenceFaults(shipped)).toEqual([]);
  });

  it.each([
    ['GPL-3.0-only', ['a 1.0.0 is under GPL-3.0-only, which is not on the list.']],
    [null, ['a 1.0.0 states no licence.']],
    ['(MIT OR GPL-3.0-only)', []],
    ['MIT AND Zlib', ['a 1.0.0 is under MIT AND Zlib, which is not on the list.']],
    ['(MIT AND ISC)', []],
  ])('could not be under %s: %j', (licence, faults) => {
    const one = { path: 'node_modules/a', name: 'a', version: '1.0.0', licence, integrity: null };
    expect(licenceFaults([one])).toEqual(faults);
  });

  it('is all on the page About, with the text of its licence', () => {
    const { packages, texts } = licencesOf(project);
    const told = new Set(packages.filter(({ text }) => texts[text] !== '').map(({ name }) => name));
    // lazy-val brings no text: its name and that it is under MIT is all there is to show.
    expect(shipped.filter(({ name }) => !told.has(name)).map(({ name }) => name)).toEqual(['lazy-val']);
  });
});

describe('where a module comes from', () => {
  it.each([
    ['/work/electron/main.ts', null],
    ['/work/node_modules/semver/index.js', 'node_modules/semver'],
    ['/work/node_modules/@aws-sdk/core/dist/a.js?commonjs', 'node_modules/@aws-sdk/core'],
    [
      '/work/node_modules/electron-updater/node_modules/semver/index.js',
      'node_modules/electron-updater/node_modules/semver',
    ],
    ['\0/work/node_modules/svelte/a.js', 'node_modules/svelte'],
    ['C:\\work\\node_modules\\svelte\\a.js', 'node_modules/svelte'],
    ['\0rolldown/runtime.js', null],
  ])('%s: %s', (id, place) => {
    expect(packageOf(id)).toBe(place);
  });
});

describe('the bill of materials', () => {
  const bill = billOfMaterials(npm, shipped);

  it('has what CycloneDX 1.6 asks for, and nothing it does not know', () => {
    const validate = new Ajv({ allErrors: true }).compile(essentials);
    expect([validate(bill), validate.errors]).toEqual([true, null]);
  });

  it('names all that is bundled, and Electron, each with its digest', () => {
    const bundles = readdirSync(join(project, 'dist/bundled-packages')).flatMap(
      (name) => JSON.parse(readFileSync(join(project, 'dist/bundled-packages', name), 'utf8')) as string[],
    );
    const locked = new Map(lockedPackages(project).map((one) => [one.path, one]));
    const wanted = [...bundles, 'node_modules/electron'].map((path) =>
      purlOf(locked.get(path) ?? { name: path, version: '' }),
    );
    expect(bill.components.map(({ purl }) => purl).toSorted()).toEqual([...new Set(wanted)].toSorted());
    expect(bill.components.filter(({ hashes }) => hashes === undefined)).toEqual([]);
  });

  // Told by words of their own that the bundler leaves in: what it says of itself is not all there is.
  it.each([
    ['electron-updater', 'app-update.yml'],
    ['@smithy/core', 'Deserialization error: to see the raw response'],
    ['svelte', 'https://svelte.dev/e/'],
    ['smol-toml', 'Invalid TOML document'],
    ['js-yaml', 'unknown tag !<'],
  ])('names %s, of which the bundles hold words', (name, words) => {
    const texts = readdirSync(join(project, 'out'), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.c?js$/u.test(file))
      .map((file) => readFileSync(join(project, 'out', file), 'utf8'));
    expect([texts.some((text) => text.includes(words)), shipped.some((one) => one.name === name)]).toEqual([
      true,
      true,
    ]);
  });

  it('is the same of the same packages, and another of others', () => {
    const other = billOfMaterials(npm, shipped.slice(1));
    expect([billOfMaterials(npm, shipped), other.serialNumber === bill.serialNumber]).toEqual([bill, false]);
  });

  it('is written by `npm run sbom`', async () => {
    const script = join(project, 'build/supply-chain/write-bill-of-materials.ts');
    const printed = await outputOf(process.execPath, [script], { cwd: project });
    const file = `dist/${npm.name}-${npm.version}.cdx.json`;
    expect([printed, JSON.parse(readFileSync(join(project, file), 'utf8'))]).toEqual([
      `${file}: ${bill.components.length} components\n`,
      bill,
    ]);
  });
});

/** What of its JSON schema is used here (cyclonedx.org, bom-1.6.schema.json). */
const component = {
  type: 'object',
  required: ['type', 'name'],
  additionalProperties: false,
  properties: {
    type: { enum: ['application', 'framework', 'library'] },
    'bom-ref': { type: 'string', minLength: 1 },
    group: { type: 'string' },
    name: { type: 'string' },
    version: { type: 'string', maxLength: 1024 },
    purl: { type: 'string', pattern: '^pkg:' },
    licenses: {
      type: 'array',
      items: {
        oneOf: [
          {
            type: 'object',
            required: ['license'],
            additionalProperties: false,
            properties: {
              license: {
                type: 'object',
                required: ['id'],
                additionalProperties: false,
                properties: { id: { type: 'string' } },
              },
            },
          },
          {
            type: 'object',
            required: ['expression'],
            additionalProperties: false,
            properties: { expression: { type: 'string' } },
          },
        ],
      },
    },
    hashes: {
      type: 'array',
      items: {
        type: 'object',
        required: ['alg', 'content'],
        additionalProperties: false,
        properties: { alg: { const: 'SHA-512' }, content: { type: 'string', pattern: '^[a-fA-F0-9]{128}$' } },
      },
    },
  },
};
const essentials = {
  type: 'object',
  required: ['bomFormat', 'specVersion'],
  additionalProperties: false,
  properties: {
    $schema: { const: 'http://cyclonedx.org/schema/bom-1.6.schema.json' },
    bomFormat: { const: 'CycloneDX' },
    specVersion: { const: '1.6' },
    serialNumber: {
      type: 'string',
      pattern: '^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
    },
    version: { type: 'integer', minimum: 1 },
    metadata: { type: 'object', additionalProperties: false, properties: { component } },
    components: { type: 'array', items: component, uniqueItems: true },
    dependencies: {
      type: 'array',
      uniqueItems: true,
      items: {
        type: 'object',
        required: ['ref'],
        additionalProperties: false,
        properties: {
          ref: { type: 'string' },
          dependsOn: { type: 'array', items: { type: 'string' }, uniqueItems: true },
        },
      },
    },
  },
};
