import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chunksFolder } from '../../../build/supply-chain/bundled-packages.ts';
import { shown, type Figure } from '../table.ts';

const root = join(import.meta.dirname, '../../..');
const built = join(root, 'out/main');
/** Smaller ones that come later are told of together. */
const smallKilobytes = 20;
const namesShown = 3;

interface BuiltFile {
  readonly name: string;
  readonly kilobytes: number;
  readonly isLoaded: boolean;
  readonly contents: readonly string[];
}

/** Which files of main a start has loaded and which come when they are needed, largest first. `loaded`: addresses. */
export function chunkFigures(loaded: readonly string[]): Figure[] {
  const names = new Set(
    loaded
      .map((url) => fileURLToPath(url))
      .filter((file) => dirname(file) === built)
      .map((file) => basename(file)),
  );
  const contents = JSON.parse(readFileSync(join(root, chunksFolder, 'main.json'), 'utf8')) as Record<string, string[]>;
  const files = readdirSync(built)
    .map((name): BuiltFile => {
      const kilobytes = statSync(join(built, name)).size / 1000;
      return { name, kilobytes, isLoaded: names.has(name), contents: contents[name] ?? [] };
    })
    .toSorted((one, other) => other.kilobytes - one.kilobytes);
  const [atStart, later] = [files.filter(({ isLoaded }) => isLoaded), files.filter(({ isLoaded }) => !isLoaded)];
  const small = later.filter(({ kilobytes }) => kilobytes < smallKilobytes);
  return [
    shown('at start, all', size(atStart)),
    ...atStart.map((file) => shown(`at start: ${told(file)}`, size([file]))),
    shown('later, all', size(later)),
    ...later.filter((file) => !small.includes(file)).map((file) => shown(`later: ${told(file)}`, size([file]))),
    shown(`later: ${String(small.length)} smaller ones`, size(small)),
  ];
}

function size(files: readonly BuiltFile[]): string {
  return `${files.reduce((sum, { kilobytes }) => sum + kilobytes, 0).toFixed(0)} KB`;
}

/** By its packages, which say more than the bundler's name for it. */
function told({ name, contents }: BuiltFile): string {
  const packages = contents.flatMap((one) =>
    one.startsWith('node_modules/') ? [one.slice('node_modules/'.length)] : [],
  );
  const own = contents.length - packages.length;
  const more = packages.length > namesShown ? [`${String(packages.length - namesShown)} more`] : [];
  const inside = [...(own > 0 ? [`${String(own)} own`] : []), ...packages.slice(0, namesShown), ...more];
  return `${name.replace(/-[\w-]{8}\.js$/u, '')} (${inside.join(', ')})`;
}
