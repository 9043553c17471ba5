/** What the system calls an error, such as `ENOENT`; empty: it is none of the system's. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
