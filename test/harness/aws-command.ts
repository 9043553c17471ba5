import { spawnSync } from 'node:child_process';

/** The first AWS CLI of version 2 on this machine, which Debian's package `awscli` brings; version 1 cannot sign in. */
export function awsCommand(): string | undefined {
  return ['aws', '/usr/bin/aws', '/usr/local/bin/aws'].find((command) => {
    const { stdout } = spawnSync(command, ['--version'], { encoding: 'utf8' });
    return typeof stdout === 'string' && stdout.startsWith('aws-cli/2.');
  });
}
