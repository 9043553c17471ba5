import type { Edit } from './patched-build.ts';

/**
 * A change to the main process; its code is minified, so names of one or two letters are whatever they are. `\w` stands
 * for a letter of a name, which may be `$` too.
 */
export function main(find: RegExp, put: string): Edit {
  return {
    file: 'main/main.js',
    find: new RegExp(find.source.replaceAll(String.raw`\w`, String.raw`[\w$]`), find.flags),
    put,
  };
}

/** Lets the page connect anywhere, so that what stands behind the policy can be tried. */
export const openPolicy = main(/connect-src 'none'/u, 'connect-src *');

/** Believes to be on a system without a primary selection, which keeps what is copied. */
export const leavesSelection = main(/\{selection:(\w)\}=\w,/u, '{selection:$1}={},');

/** Takes any frame of a window for its main frame, so that only its origin tells. */
export const anyFrame = main(/\w===\w\.sender\.mainFrame\?/u, '!0?');

/** Writes the log, and reads it for diagnostics, as things were told. */
export const tellsAll = main(/\w+\.reduce\(\((\w),\[(\w),(\w)\]\)=>\1\.replace\(\2,\3\),\w+\((\w)\)\)/u, '$4');

/** A keychain whose errors quote what it was given. */
export const quotesSecrets = main(
  /return await \w\.encryptStringAsync\((\w)\.reveal\(\)\)/u,
  'throw Error("Cannot encrypt "+$1.reveal())',
);
