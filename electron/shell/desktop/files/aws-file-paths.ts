import { isAbsolute, join, sep } from 'node:path';
import type { AwsFileName } from '../../../core/export/section.ts';

/** What main knows of where AWS's files are. */
export interface AwsFileEnvironment {
  /** The person's home folder. */
  readonly home: string;
  /** `AWS_CONFIG_FILE`. */
  readonly configFile: string | undefined;
  /** `AWS_SHARED_CREDENTIALS_FILE`. */
  readonly credentialsFile: string | undefined;
}

/** Null for `path`: the variable means one file to one tool and another to the next (docs/aws.md#where-the-files-are). */
export interface AwsFilePath {
  readonly shown: string;
  readonly path: string | null;
}

export function awsFilePath(file: AwsFileName, environment: AwsFileEnvironment): AwsFilePath {
  const { home } = environment;
  const value = (file === 'config' ? environment.configFile : environment.credentialsFile) ?? '';
  if (value === '') return known(join(home, '.aws', file), home);
  if (/\$|%[^%]+%/u.test(value)) return { shown: value, path: null };
  if (/^~[/\\]/u.test(value)) return known(join(home, value.slice(2)), home);
  return isAbsolute(value) ? known(value, home) : { shown: value, path: null };
}

function known(path: string, home: string): AwsFilePath {
  return { shown: withTilde(path, home), path };
}

/** As people write it; the paths of Windows have no such short form. */
export function withTilde(path: string, home: string): string {
  return sep === '/' && path.startsWith(`${home}/`) ? `~${path.slice(home.length)}` : path;
}
