import type { AwsFileProblem, AwsFiles, ReadAwsFile } from '../../electron/core/ports/aws-files.ts';
import { Secret } from '../../electron/core/secret.ts';
import type { Texts } from './texts.ts';

/** The port without a disk. */
export interface MemoryFiles extends AwsFiles {
  readonly texts: { -readonly [File in keyof Texts]: string | null };
  /** What has been written, in this order. */
  readonly written: string[];
  /** Happens before each `replace`; answers why it fails, or null. */
  beforeReplace: (file: keyof Texts) => AwsFileProblem | null;
}

/** The stamp is the text. */
export function memoryFiles(config: string | null, credentials: string | null): MemoryFiles {
  const texts: MemoryFiles['texts'] = { config, credentials };
  const before: { file: keyof Texts; old: string | null; left: string }[] = [];
  const stampOf = (file: keyof Texts): string => texts[file] ?? 'none';
  const files: MemoryFiles = {
    texts,
    written: [],
    beforeReplace: () => null,
    path: (file) => `/home/robin/.aws/${file}`,
    read: (file): Promise<ReadAwsFile> => {
      const text = texts[file];
      return Promise.resolve({
        outcome: 'read',
        text: new Secret(text ?? ''),
        stamp: stampOf(file),
        isThere: text !== null,
      });
    },
    replace(file, expected, text, backup) {
      const problem = files.beforeReplace(file);
      if (problem !== null) return Promise.resolve({ outcome: 'failed', problem });
      if (stampOf(file) !== expected) return Promise.resolve({ outcome: 'changed' });
      const followed = before.findLast((one) => one.file === file && one.left === texts[file]);
      if (backup === 'keep') before.push({ file, old: texts[file], left: text.reveal() });
      else if (followed !== undefined) followed.left = text.reveal();
      texts[file] = text.reveal();
      files.written.push(file);
      return Promise.resolve({ outcome: 'replaced', stamp: stampOf(file) });
    },
    restore(file) {
      const found = before.findLastIndex((one) => one.file === file);
      const backup = before[found];
      if (backup === undefined) return Promise.resolve({ outcome: 'none' });
      if (backup.left !== texts[file]) return Promise.resolve({ outcome: 'changed' });
      before.splice(found, 1);
      texts[file] = backup.old;
      return Promise.resolve({ outcome: 'replaced', stamp: stampOf(file) });
    },
  };
  return files;
}
