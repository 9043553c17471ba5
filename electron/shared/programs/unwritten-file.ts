/** Why a file was not written, as `failure.file-not-written` has words for it. */
export type UnwrittenWhy =
  | 'permission'
  | 'full'
  | 'readOnly'
  | 'missing'
  | 'folder'
  | 'noFile'
  | 'othersLink'
  | 'exists'
  | 'busy'
  | 'long'
  | 'other';

/** By what the system calls it (errno(3); Node has the same names on Windows). */
const byCode: ReadonlyMap<string, UnwrittenWhy> = new Map([
  ['EACCES', 'permission'],
  ['EPERM', 'permission'],
  ['ENOSPC', 'full'],
  ['EDQUOT', 'full'],
  ['EFBIG', 'full'],
  ['EROFS', 'readOnly'],
  ['ENOENT', 'missing'],
  ['ENOTDIR', 'missing'],
  ['EISDIR', 'folder'],
  ['EEXIST', 'exists'],
  ['EBUSY', 'busy'],
  ['ENAMETOOLONG', 'long'],
]);

/** @param code what the system calls the error, such as `ENOSPC`. */
export function whyUnwritten(code: string): UnwrittenWhy {
  return byCode.get(code) ?? 'other';
}
