import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../../..');

/** A pattern of the product, and where it stands. */
export interface Pattern {
  readonly file: string;
  readonly pattern: RegExp;
}

/** Every pattern that main writes as a literal, by its syntax tree. */
export function literalPatterns(): Pattern[] {
  return readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join('electron', path))
    .flatMap((file) => literalsIn(readFileSync(join(root, file), 'utf8')).map((pattern) => ({ file, pattern })));
}

/** Files that make patterns of texts; their patterns are those that are made while they load. */
export const madeIn = [
  'electron/core/time/http-date.ts',
  'electron/core/accounts/environments/name-words.ts',
  'electron/shell/desktop/redact-keys.ts',
] as const;

/** The files in which a pattern is made of texts. */
export function filesThatMake(): string[] {
  return readdirSync(join(root, 'electron'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join('electron', path))
    .filter((file) => /new RegExp\(/u.test(readFileSync(join(root, file), 'utf8')));
}

/** The patterns that a file makes while it loads; it must not have been loaded before. */
export async function patternsMadeBy(file: string, load: (path: string) => Promise<unknown>): Promise<Pattern[]> {
  const made: RegExp[] = [];
  const real = RegExp;
  globalThis.RegExp = new Proxy(real, {
    construct(target, given: [string, string?]) {
      const pattern = new target(...given);
      made.push(pattern);
      return pattern;
    },
  });
  try {
    await load(join(root, file));
  } finally {
    globalThis.RegExp = real;
  }
  return made.map((pattern) => ({ file, pattern }));
}

function literalsIn(source: string): RegExp[] {
  const found: RegExp[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      found.push(new RegExp(node.text.slice(1, end), node.text.slice(end + 1)));
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('source.ts', source, ts.ScriptTarget.Latest));
  return found;
}
