import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const listName = 'SHA256SUMS';

/** Writes the list beside the files it is of, and answers its text. Folders, such as unpacked programs, are left out. */
export async function writeChecksums(folder: string): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile() && entry.name !== listName).map(({ name }) => name);
  const lines: string[] = [];
  for (const name of names.toSorted()) lines.push(`${await digestOf(join(folder, name))}  ${name}\n`);
  if (lines.length === 0) throw new Error(`There is no file in ${folder}.`);
  await writeFile(join(folder, listName), lines.join(''));
  return lines.join('');
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
