/** `npm run checksums -- FOLDER`: writes `SHA256SUMS` for all files of the folder, as `sha256sum --check` reads it. */
import { join } from 'node:path';
import { writeChecksums } from './checksums.ts';

const [folder = join(import.meta.dirname, '../../dist')] = process.argv.slice(2);
console.log(await writeChecksums(folder));
