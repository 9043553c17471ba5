import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Log } from '../../../core/ports/desktop.ts';
import type { OtherToolFile, OtherTools } from '../../../core/ports/other-tools.ts';
import { Secret } from '../../../core/secret.ts';
import { awsFilePath, withTilde, type AwsFileEnvironment } from './aws-file-paths.ts';
import { isMissing } from './missing-file.ts';

export interface OtherToolsOptions {
  /** As the person's terminals have it. */
  readonly awsFiles: AwsFileEnvironment | Promise<AwsFileEnvironment>;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly log: Pick<Log, 'warn'>;
}

/** In bytes; thousands of profiles are below one of them. */
const largest = 4 * 1024 * 1024;

interface Place {
  readonly tool: OtherToolFile['tool'];
  readonly shown: string;
  /** Null: nobody can tell where it is. */
  readonly path: string | null;
}

/** The files of other tools, read anew each time. */
export function createOtherTools(options: OtherToolsOptions): OtherTools {
  return {
    read: async () => {
      const awsFiles = await options.awsFiles;
      const all = places(awsFiles, options.variables);
      const files = await Promise.all(all.map((place) => fileAt(place, awsFiles.home, options.log)));
      return files.filter((file) => file !== null);
    },
  };
}

function places(awsFiles: AwsFileEnvironment, variables: OtherToolsOptions['variables']): Place[] {
  const { home } = awsFiles;
  const configHome = variables['XDG_CONFIG_HOME'] ?? '';
  const ofTools: [OtherToolFile['tool'], string][] = [
    ...awsSsoCliFiles(home, variables, configHome).map((path): [OtherToolFile['tool'], string] => [
      'aws-sso-cli',
      path,
    ]),
    // The second is used where the first folder is not there (granted, `pkg/config/config.go`, `GrantedConfigFolder`).
    ['granted', join(home, '.granted', 'config')],
    ...(isAbsolute(configHome) ? [['granted', join(configHome, 'granted', 'config')] as ['granted', string]] : []),
  ];
  return [
    { tool: 'aws', ...awsFilePath('config', awsFiles) },
    { tool: 'aws-credentials', ...awsFilePath('credentials', awsFiles) },
    ...ofTools.map(([tool, path]) => ({ tool, path, shown: path })),
  ];
}

/** Where its variable points; else in the older folder, and where that is not there in the newer (aws-sso-cli, "Configuration"). */
function awsSsoCliFiles(home: string, variables: OtherToolsOptions['variables'], configHome: string): string[] {
  const named = variables['AWS_SSO_CONFIG'] ?? '';
  if (isAbsolute(named)) return [named];
  const folder = isAbsolute(configHome) ? configHome : join(home, '.config');
  return [join(home, '.aws-sso', 'config.yaml'), join(folder, 'aws-sso', 'config.yaml')];
}

/** Null: it is not there. */
async function fileAt(
  { tool, shown, path }: Place,
  home: string,
  log: OtherToolsOptions['log'],
): Promise<OtherToolFile | null> {
  const file = { tool, path: withTilde(shown, home) };
  try {
    if (path === null) throw new Error('Its variable means one file to one tool and another to the next.');
    // Looked at before it is opened, which a pipe would hold up.
    const found = await stat(path);
    if (!found.isFile() || found.size > largest) throw new Error('It is not a file, or too large.');
    return { ...file, text: new Secret(await readFile(path, 'utf8')) };
  } catch (error) {
    if (isMissing(error)) return null;
    log.warn(`${shown} could not be read: ${String(error)}`);
    return { ...file, text: null };
  }
}
