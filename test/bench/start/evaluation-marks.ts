/** How long each module's own top level takes: the build for the bench puts a mark before and behind it. */
const listName = 'latchkeyBenchModules';

export interface EvaluatedModule {
  readonly module: string;
  readonly milliseconds: number;
}

/**
 * The code of a module with its marks. Imports are evaluated before the first line of a module, so what it imports is
 * not counted.
 */
export function withMarks(module: string, code: string): string {
  const mark = `{module:${JSON.stringify(module)},milliseconds:performance.now()-$began}`;
  return `const $began=performance.now();${code}\n;(globalThis.${listName}??=[]).push(${mark});`;
}

export function evaluatedModules(): EvaluatedModule[] {
  return (globalThis as { [listName]?: EvaluatedModule[] })[listName] ?? [];
}
