import type { Platform } from '../../../core/ports/platform.ts';
import type { AwsFileEnvironment } from './aws-file-paths.ts';
import { askLoginShell, userShell, type LoginShellOptions } from './login-shell.ts';

export interface EnvironmentOptions extends Omit<LoginShellOptions, 'shell'> {
  readonly system: Platform['system'];
}

const names = ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'] as const;

/** As this process was started. */
export function ownAwsFileEnvironment({
  home,
  environment,
}: Pick<EnvironmentOptions, 'home' | 'environment'>): AwsFileEnvironment {
  const [configFile, credentialsFile] = names.map((name) => environment[name]);
  return { home, configFile, credentialsFile };
}

/**
 * As the person's terminals have it: what this process was not given is asked of the login shell, which is started once. On
 * Windows every program has the person's variables. Never rejects.
 */
export async function awsFileEnvironment(options: EnvironmentOptions): Promise<AwsFileEnvironment> {
  const { system, home, environment } = options;
  const own = ownAwsFileEnvironment(options);
  const isWhole = own.configFile !== undefined && own.credentialsFile !== undefined;
  if (system === 'win32' || isWhole) return own;
  const shell = environment['SHELL'] ?? userShell() ?? '';
  const [configFile, credentialsFile] = (await askLoginShell(names, { ...options, shell })) ?? [];
  return {
    home,
    configFile: own.configFile ?? configFile,
    credentialsFile: own.credentialsFile ?? credentialsFile,
  };
}
