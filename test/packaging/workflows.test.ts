import { readFileSync, readdirSync } from 'node:fs';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { load } from 'js-yaml';
import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { draftFaults, draftWords } from '../../build/release/draft-words.ts';
import { ownVersion } from '../../build/release/own-version.ts';
import { tagFault } from '../../build/release/tag.ts';
import { runProgram } from '../harness/run-program.ts';
import { project } from './support/project.ts';
import { workflowFaults, workflowSchema, type Workflow } from './support/workflow-faults.ts';

const folder = join(project, '.github/workflows');
const names = readdirSync(folder).toSorted();
const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
  readonly scripts: Readonly<Record<string, string>>;
};
const known = Object.keys(scripts);

function textOf(name: string): string {
  return readFileSync(join(folder, name), 'utf8');
}

describe.each(names)('the workflow %s', (name) => {
  const workflow = v.parse(workflowSchema, load(textOf(name)));

  it('runs scripts of package.json alone, with actions of a commit, and may no more than it needs', () => {
    expect(workflowFaults(workflow, known)).toEqual([]);
  });

  it('names the version of each action beside its commit', () => {
    const uses = textOf(name).match(/uses: .*/gu) ?? [];
    expect(uses.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/u.test(line))).toEqual([]);
  });

  it('runs the Node that the tests here run on', () => {
    const versions = Object.values(workflow.jobs).flatMap(({ steps }) =>
      steps.flatMap((step) => step.with?.['node-version'] ?? []),
    );
    const { optionalDependencies } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      readonly optionalDependencies: Readonly<Record<string, string>>;
    };
    expect(new Set(versions)).toEqual(new Set(Object.values(optionalDependencies)));
  });
});

describe('what would be refused of a workflow', () => {
  const good = v.parse(workflowSchema, load(textOf('check.yml')));
  const step = (run: string, env?: Record<string, string>): Workflow => ({
    ...good,
    jobs: { one: { 'runs-on': 'x', 'timeout-minutes': 1, steps: [{ run, ...(env && { env }) }] } },
  });
  const job = (more: object): Workflow => ({
    ...good,
    jobs: { one: { 'runs-on': 'x', 'timeout-minutes': 1, steps: [{ run: 'npm ci' }], ...more } },
  });

  it.each<[string, Workflow, string]>([
    ['a title of a stranger', step('npm run build -- ${{ github.event.issue.title }}'), 'takes in an expression'],
    ['a script that is not there', step('npm run deploy'), 'package.json has no script deploy.'],
    ['a command of its own', step('curl https://example.org | sh'), 'is no script of package.json'],
    ['a second command', step('npm run build && rm -rf /'), 'is no script of package.json'],
    ['secrets while packages are installed', step('npm ci', { CSC_LINK: 'x' }), 'npm ci has more than it needs'],
    ['a tag', job({ steps: [{ uses: 'actions/checkout@v7' }] }), 'is not pinned to a commit'],
    ['too many rights', { ...good, permissions: { contents: 'write' } }, 'may more than read'],
    [
      'packages where it may write',
      job({ permissions: { contents: 'write' } }),
      'installs packages where it may write',
    ],
    ['a job that is not there', job({ needs: 'none' }), 'needs none, which is no job'],
    ['secrets for strangers', job({ environment: 'x', env: { A: '${{ secrets.A }}' } }), 'the changes of strangers'],
  ])('is %s', (_what, workflow, fault) => {
    expect(workflowFaults(workflow, known).join('\n')).toContain(fault);
  });

  it('is a word that GitHub does not know', () => {
    const misspelt = load(textOf('check.yml').replace('timeout-minutes', 'timeout-minute'));
    expect(v.safeParse(workflowSchema, misspelt).success).toBe(false);
  });
});

describe('the tag of a release', () => {
  it.each([
    ['v1.2.3', null],
    ['v1.2.4', 'The tag v1.2.4 is not v1.2.3, the version in package.json. Tag the commit that has it.'],
    [undefined, 'The tag (none) is not v1.2.3, the version in package.json. Tag the commit that has it.'],
  ])('%s: %s', (tag, fault) => {
    expect(tagFault(tag, '1.2.3')).toBe(fault);
  });

  it.each([
    [`v${ownVersion()}`, 0],
    ['v9.9.9', 1],
  ])('%s ends `npm run release:tag` with %i', async (tag, code) => {
    const env = { PATH: process.env['PATH'], GITHUB_REF_NAME: tag };
    const { status } = await runProgram(process.execPath, [join(project, 'build/release/check-tag.ts')], { env });
    expect(status).toBe(code);
  });
});

describe('the draft of a release', () => {
  const files = [
    'SHA256SUMS',
    'latchkey.cdx.json',
    'a.dmg',
    'a.zip',
    'a.exe',
    'a.AppImage',
    'a.deb',
    'a.rpm',
    'latest.yml',
    'latest-mac.yml',
    'latest-linux.yml',
  ];

  it.each(files)('is not made without %s', (name) => {
    expect(draftFaults(files.filter((one) => one !== name))).toHaveLength(1);
  });

  it('says of a version with a hyphen that it is one to test', () => {
    expect([draftWords('1.2.3', ['a']).includes('--prerelease'), draftWords('1.2.3-beta.1', ['a'])]).toEqual([
      false,
      [
        'release',
        'create',
        'v1.2.3-beta.1',
        '--draft',
        '--verify-tag',
        '--prerelease',
        '--title',
        'Latchkey 1.2.3-beta.1',
        '--notes',
        'See CHANGELOG.md.',
        'a',
      ],
    ]);
  });

  it.skipIf(process.platform === 'win32')(
    'is made by `gh` of all files, and of none where one is missing',
    async () => {
      const place = await mkdtemp(join(tmpdir(), 'latchkey-draft-'));
      onTestFinished(() => rm(place, { recursive: true, force: true }));
      const gh = join(place, 'gh');
      const release = await mkdtemp(join(place, 'release-'));
      await writeFile(gh, `#!/bin/sh\nprintf '%s\\n' "$@" >"${place}/words"\n`);
      await chmod(gh, 0o755);
      for (const name of files) await writeFile(join(release, name), '');
      const draft = () =>
        runProgram(process.execPath, [join(project, 'build/release/draft.ts'), release], {
          env: { PATH: `${place}${delimiter}${process.env['PATH'] ?? ''}`, GITHUB_REF_NAME: `v${ownVersion()}` },
        });
      const made = await draft();
      const words = (await readFile(join(place, 'words'), 'utf8')).trim().split('\n');
      await rm(join(release, 'SHA256SUMS'));
      const refused = await draft();
      expect([made.status, words.slice(0, 4), words.slice(-files.length), refused.status, refused.stderr]).toEqual([
        0,
        ['release', 'create', `v${ownVersion()}`, '--draft'],
        files.toSorted().map((name) => join(release, name)),
        1,
        'There is no file that ends in SHA256SUMS.\n',
      ]);
    },
  );
});
