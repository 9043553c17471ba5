import { spawnSync } from 'node:child_process';

/** The first Python of this machine that has botocore, which Debian's package `python3-botocore` brings. */
export function pythonWithBotocore(): string | undefined {
  return ['python3', '/usr/bin/python3'].find((command) => spawnSync(command, ['-c', 'import botocore']).status === 0);
}
