import type { Role } from '../../shared/model/role.ts';

/** What a shell, and the splitting of botocore, take as it is. */
const bareWord = /^[\w@%+=:,./-]+$/u;
/** What neither single quotes nor the dialects of the config file can hold; `#` and `;` begin comments in some. */
const unwritable = /['#;\p{Cc}]/u;

/**
 * The line for a profile of `~/.aws/config`: a fixed path and three plain words, which botocore splits by itself and the SDKs
 * of JavaScript, Go and Java hand to a shell (docs/aws.md#credential_process). A path with blanks goes in single quotes, the
 * only ones that all four read. For Linux and macOS.
 *
 * @param script the absolute path of the script.
 * @returns null where the path has no form that all of them read.
 */
export function credentialProcessLine(script: string, role: Role): string | null {
  if (unwritable.test(script)) return null;
  const program = bareWord.test(script) ? script : `'${script}'`;
  return `credential_process = ${program} ${role.organisationId} ${role.accountId} ${role.roleName}`;
}
