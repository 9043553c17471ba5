/** What imports what in `electron/` and `renderer/`, read from the sources. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

const root = join(import.meta.dirname, '../..');

/** One import of one file. */
export interface Import {
  /** From the root of the repository, with `/`. */
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** The files of the product, without those of its build. */
export function sourceFiles(): string[] {
  return ['electron', 'renderer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => join(folder, path))
      .filter((path) => /\.(ts|svelte)$/u.test(path) && !path.endsWith('vite.config.ts')),
  );
}

/** The TypeScript of a file; a Svelte file's stands between its script tags. */
export function scriptOf(file: string): string {
  const text = readFileSync(join(root, file), 'utf8');
  return file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gsu)].map((m) => m[1]).join('\n')
    : text;
}

export function importsOf(file: string): Import[] {
  const source = ts.createSourceFile(file, scriptOf(file), ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined) {
      found.push({ file, specifier: text(node.moduleSpecifier), typeOnly: isTypeOnly(node) });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0]) {
      found.push({ file, specifier: text(node.arguments[0]), typeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The file that a relative import names; null: a package. */
export function targetOf({ file, specifier }: Import): string | null {
  return specifier.startsWith('.') ? normalize(join(dirname(file), specifier)) : null;
}

function text(node: ts.Node): string {
  return ts.isStringLiteralLike(node) ? node.text : node.getText();
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return node.isTypeOnly;
  const clause = node.importClause;
  if (clause?.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause?.namedBindings;
  return (
    clause?.name === undefined &&
    named !== undefined &&
    ts.isNamedImports(named) &&
    named.elements.every((element) => element.isTypeOnly)
  );
}
