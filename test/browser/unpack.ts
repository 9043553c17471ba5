/**
 * Run as a process of its own with TMPDIR on an empty folder: `inflate` of @sparticuz/chromium writes to the temporary
 * folder and nowhere else.
 */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflate } from '@sparticuz/chromium';

const bin = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', 'bin');
const archives = ['chromium.br', 'al2023.tar.br', 'swiftshader.tar.br', 'fonts.tar.br'];
await Promise.all(archives.map((archive) => inflate(join(bin, archive))));
