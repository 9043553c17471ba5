import type { KeylessFormat } from '../../shared/tables/copy-formats.ts';
import { processProfile } from '../export/section.ts';
import { renewingShellLines } from '../export/renewing-shell-lines.ts';
import { failure, FailureError } from '../failures/fail.ts';

/** What a format without keys is filled with; none of it is secret. */
export interface KeylessMaterial {
  readonly region: string;
  /** A section name that every tool reads. */
  readonly profile: string;
  /** What a `credential_process` starts for the role; null: its path has no form that every tool reads. */
  readonly command: string | null;
  /** The profile that the role is linked to; null: none. */
  readonly linkedProfile: string | null;
  /** Where the endpoint answers for the role. Rejects with a `FailureError` where it cannot be opened. */
  readonly endpoint: () => Promise<RoleEndpoint>;
}

export interface RoleEndpoint {
  readonly address: string;
  /** The absolute path of the token's file. */
  readonly tokenFile: string;
}

/** How each format without keys is written. All reject with a `FailureError` for a role that has none of it. */
export const keylessFormats = {
  'renewing-shell': renewingLines,
  'config-profile': configProfile,
  'aws-profile': profileLine,
} satisfies Record<KeylessFormat, (material: KeylessMaterial) => Promise<string>>;

/**
 * The token stands in a variable too: AWS CLI 2.9.19, which is Debian's, does not know the file
 * (docs/aws.md#container-credentials). It gives a program of that shell nothing that it could not read from the file, and is
 * good on this computer and for this user only.
 */
async function renewingLines({ endpoint, region }: KeylessMaterial): Promise<string> {
  const { address, tokenFile } = await endpoint();
  const lines = renewingShellLines({ address, tokenFile, region });
  if (lines === null) throw noneOf('failure.copy-path');
  return lines;
}

function configProfile({ profile, command, region }: KeylessMaterial): Promise<string> {
  if (command === null) return Promise.reject(noneOf('failure.copy-path'));
  const { title, settings } = processProfile(profile, command, region);
  const lines = [`[${title}]`, ...settings.map(([key, value]) => `${key} = ${value}`)];
  return Promise.resolve(lines.map((line) => `${line}\n`).join(''));
}

/** For bash and zsh. The names of linked profiles hold no character that is special to a shell. */
function profileLine({ linkedProfile }: KeylessMaterial): Promise<string> {
  if (linkedProfile === null) return Promise.reject(noneOf('failure.copy-not-linked'));
  return Promise.resolve(` export AWS_PROFILE=${linkedProfile}\n`);
}

function noneOf(why: 'failure.copy-path' | 'failure.copy-not-linked'): FailureError {
  return new FailureError(failure('format-cannot-hold', {}, null, why));
}
