/**
 * Compiles the app's main process and preload script against the stand-in instead of Electron: an API that is used but
 * not modelled is an error. `node test/electron-stand-in/compile-main.ts [FILE…]` prints the errors and fails on any.
 *
 * electron.d.ts declares the module `electron` ambiently, which goes before any `paths`: so that declaration, and only
 * that, is left out while its namespace `Electron` stays.
 */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const configFile = fileURLToPath(new URL('tsconfig.main-on-stand-in.json', import.meta.url));
const ambientModules = /^declare module '(?:node:)?electron(?:\/[a-z]+)?' \{\n[\s\S]*?^\}\n?/gm;

/** @returns the errors, each with file and line; none when the app uses only what is modelled. */
export function compileMain(files?: string[]): string[] {
  const { config } = ts.readConfigFile(configFile, (path) => ts.sys.readFile(path)) as { config: unknown };
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, dirname(configFile), {}, configFile);
  const host = ts.createCompilerHost(parsed.options);
  const readFile = host.readFile.bind(host);
  host.getSourceFile = (path, version) => {
    const text = readFile(path);
    if (text === undefined) return undefined;
    const kept = path.endsWith('/electron/electron.d.ts') ? text.replace(ambientModules, '') : text;
    return ts.createSourceFile(path, kept, version);
  };
  const program = ts.createProgram(files ?? parsed.fileNames, parsed.options, host);
  return ts.getPreEmitDiagnostics(program).map(textOf);
}

function textOf(diagnostic: ts.Diagnostic): string {
  const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, '\n');
  if (diagnostic.file === undefined || diagnostic.start === undefined) return message;
  const { line } = diagnostic.file.getLineAndCharacterOfPosition(diagnostic.start);
  return `${diagnostic.file.fileName}:${line + 1}: ${message}`;
}

if (import.meta.main) {
  const files = process.argv.slice(2).map((file) => resolve(file));
  const errors = compileMain(files.length === 0 ? undefined : files);
  for (const error of errors) console.error(error);
  process.exitCode = errors.length === 0 ? 0 : 1;
}
