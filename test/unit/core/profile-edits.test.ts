import { describe, expect, it } from 'vitest';
import {
  applyEdit,
  previewEdit,
  readLinked,
  undoEdit,
  type EditPreview,
} from '../../../electron/core/export/profile-edits.ts';
import type { ProfileEdit } from '../../../electron/core/export/profile-plan.ts';
import { inKeys, process, remove, sso } from '../../aws-files/edited.ts';
import { memoryFiles, type MemoryFiles } from '../../aws-files/memory-files.ts';

async function previewed(files: MemoryFiles, ...edits: readonly ProfileEdit[]): Promise<EditPreview> {
  const preview = await previewEdit(files, edits);
  if (preview.outcome !== 'ready') throw new Error(JSON.stringify(preview));
  return preview;
}

async function applied(files: MemoryFiles, ...edits: readonly ProfileEdit[]): Promise<unknown> {
  return applyEdit(files, await previewed(files, ...edits));
}

describe('a preview', () => {
  it('says what would be done, and does nothing', async () => {
    const files = memoryFiles('[default]\nregion = us-east-1\n', null);
    const { changes } = await previewed(files, process('dev'), inKeys('test'));
    expect(changes.map(({ file, path, isNew, diff }) => [file, path, isNew, diff.length])).toEqual([
      ['config', '/home/robin/.aws/config', false, 1],
      ['credentials', '/home/robin/.aws/credentials', true, 1],
    ]);
    expect([files.written, JSON.stringify(changes).includes('hush')]).toEqual([[], false]);
  });

  it('of what is there already has no changes, and writes nothing', async () => {
    const files = memoryFiles('', null);
    await applied(files, process('dev'));
    const { changes } = await previewed(files, process('dev'));
    expect([changes, await applied(files, process('dev')), files.written]).toEqual([
      [],
      { outcome: 'applied', changes: [], isRemade: false },
      ['config'],
    ]);
  });

  it('says why not', async () => {
    const files = memoryFiles('[profile dev]\nregion = x\n', '');
    const refusal = { reason: 'taken', name: 'dev', file: 'config', line: 1 };
    expect(await previewEdit(files, [process('dev')])).toEqual({ outcome: 'refused', refusal });
    files.read = () => Promise.resolve({ outcome: 'not-text', line: 7 });
    expect(await previewEdit(files, [process('dev')])).toEqual({
      outcome: 'not-text',
      file: 'config',
      path: '/home/robin/.aws/config',
      line: 7,
    });
  });
});

describe('an edit', () => {
  it('that removes a link leaves its session where a damaged line makes tools read others’ words as part of that', async () => {
    const files = memoryFiles('', null);
    await applied(files, process('other'), sso('dev'), sso('gone'));
    const damaged = (files.texts.config ?? '').replace('[profile dev]\n', '[profile dev]');
    files.texts.config = damaged;
    await applied(files, remove('gone'));
    const left = files.texts.config;
    expect([
      left.includes('[profile gone]'),
      left.includes('[sso-session '),
      left.includes('[profile dev]sso_'),
    ]).toEqual([false, true, true]);
  });

  it('is made on the newest text, and that is said', async () => {
    const files = memoryFiles('[default]\nregion = us-east-1\n', null);
    const preview = await previewed(files, process('dev'));
    files.texts.config = '[default]\nregion = eu-west-1\n';
    const done = await applyEdit(files, preview);
    expect([done, files.texts.config.startsWith('[default]\nregion = eu-west-1\n\n# Latchkey')]).toMatchObject([
      { outcome: 'applied', isRemade: true },
      true,
    ]);
  });

  it('is refused where the newest text stands in the way', async () => {
    const files = memoryFiles('', null);
    const preview = await previewed(files, process('dev'));
    files.texts.config = '[profile dev]\n';
    expect([await applyEdit(files, preview), files.texts.config]).toMatchObject([
      { outcome: 'refused', refusal: { reason: 'taken', line: 1 }, left: [] },
      '[profile dev]\n',
    ]);
  });

  it('is made anew when somebody writes right before, and given up when that never ends', async () => {
    const files = memoryFiles('', null);
    const preview = await previewed(files, process('dev'));
    let times = 0;
    const write = (most: number) => (): null => {
      times += 1;
      if (times <= most) files.texts.config = `# ${String(times)}\n`;
      return null;
    };
    files.beforeReplace = write(2);
    const done = await applyEdit(files, preview);
    const text = files.texts.config;
    files.beforeReplace = write(99);
    const never = await applyEdit(files, await previewed(files, process('prod')));
    expect([done, text?.startsWith('# 2\n\n# Latchkey'), never]).toMatchObject([
      { outcome: 'applied', isRemade: true },
      true,
      { outcome: 'changing', file: 'config' },
    ]);
  });

  it('of two files writes first where something is gained, and undoes it where the other fails', async () => {
    const files = memoryFiles('[default]\nregion = us-east-1\n', '[other]\nx = y\n');
    await applied(files, inKeys('dev'));
    const before = { ...files.texts };
    files.written.splice(0);
    files.beforeReplace = (file) => (file === 'credentials' ? { why: 'disk-full' } : null);
    const failed = await applied(files, process('dev'));
    const after = { ...files.texts };
    files.beforeReplace = () => null;
    const done = await applied(files, process('dev'));
    expect([failed, after, done, files.written, files.texts.credentials]).toMatchObject([
      { outcome: 'failed', file: 'credentials', problem: { why: 'disk-full' }, left: [] },
      before,
      { outcome: 'applied', isRemade: false },
      ['config', 'config', 'credentials'],
      '[other]\nx = y\n',
    ]);
  });
});

describe('an undo', () => {
  it('gives the texts that were, and takes away a file that was none', async () => {
    const files = memoryFiles('[default]', null);
    await applied(files, sso('dev'), inKeys('test'));
    expect([await undoEdit(files, ['config', 'credentials']), files.texts]).toEqual([
      { outcome: 'undone' },
      { config: '[default]', credentials: null },
    ]);
  });

  it('leaves what others have written since', async () => {
    const files = memoryFiles('', null);
    await applied(files, process('dev'));
    files.texts.config = `${files.texts.config ?? ''}# mine\n`;
    const undone = await undoEdit(files, ['config']);
    await applied(files, remove('dev'));
    expect([undone, files.texts.config]).toMatchObject([{ outcome: 'changed', file: 'config' }, '# mine\n']);
  });
});

describe('the profiles that are linked', () => {
  it('are listed with where they stand, and whether somebody has changed them', async () => {
    const files = memoryFiles('[default]\nregion = us-east-1\n', null);
    await applied(files, process('dev', 'eu-west-1'), sso('prod'), inKeys('test'));
    files.texts.config = files.texts.config?.replace('eu-west-1\n', 'eu-west-2\n') ?? null;
    expect(await readLinked(files)).toEqual({
      outcome: 'read',
      profiles: [
        { name: 'dev', kind: 'process', file: 'config', line: 5, isAsWritten: false },
        { name: 'prod', kind: 'sso', file: 'config', line: 16, isAsWritten: true },
        { name: 'test', kind: 'keys', file: 'credentials', line: 2, isAsWritten: true },
      ],
    });
  });
});

describe('config and credentials in one file', () => {
  /** As where both variables name one, or one is a link to the other. */
  function oneFile(): MemoryFiles {
    const files = memoryFiles('# mine\n', null);
    Object.defineProperty(files.texts, 'credentials', {
      get: () => files.texts.config,
      set: (text: string | null) => (files.texts.config = text),
    });
    return files;
  }

  it('takes a default profile and gives it back, and what is undone is the last change alone', async () => {
    const files = oneFile();
    await applied(files, process('default'));
    const linked = files.texts.config;
    const removed = await applyEdit(files, await previewed(files, remove('default')));
    expect([removed.outcome, files.texts.config]).toEqual(['applied', '# mine\n']);
    const changed = removed.outcome === 'applied' ? removed.changes.map(({ file }) => file) : [];
    expect([await undoEdit(files, changed), files.texts.config]).toEqual([{ outcome: 'undone' }, linked]);
  });

  it('is left as it was by what would change it in two ways, which is said', async () => {
    const files = oneFile();
    await applied(files, process('dev'));
    const before = files.texts.config;
    expect([await applied(files, inKeys('dev')), files.texts.config]).toMatchObject([
      { outcome: 'failed', problem: { why: 'same-file' }, left: [] },
      before,
    ]);
  });
});
