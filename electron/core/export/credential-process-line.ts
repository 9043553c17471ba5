import type { Role } from '../../shared/model/role.ts';

/** What a shell, and the splitting of botocore, take as it is. */
const bareWord = /^[\w@%+=:,./-]+$/u;
/** What neither single quotes nor the dialects of the config file can hold; `#` and `;` begin comments in some. */
const unwritable = /['#;\p{Cc}]/u;
/** The same for double quotes, within which `cmd.exe` puts in variables. */
const unwritableOnWindows = /["%#;\p{Cc}]/u;

/**
 * The value of `credential_process` in a profile of `~/.aws/config`: a fixed path and three plain words, which botocore splits
 * by itself and the SDKs of JavaScript, Go and Java hand to a shell (docs/aws.md#credential_process). A path with blanks goes
 * in single quotes, the only ones that all four read. For Linux and macOS.
 *
 * @param script the absolute path of the script.
 * @returns null where the path has no form that all of them read.
 */
export function credentialProcessCommand(script: string, role: Role): string | null {
  if (unwritable.test(script)) return null;
  const program = bareWord.test(script) ? script : `'${script}'`;
  return `${program} ${wordsOf(role)}`;
}

/** The same for Windows, where the program itself asks and double quotes hold a path. */
export function windowsCredentialProcessCommand(executable: string, role: Role): string | null {
  return unwritableOnWindows.test(executable) ? null : `"${executable}" --cli credentials ${wordsOf(role)}`;
}

function wordsOf({ organisationId, accountId, roleName }: Role): string {
  return `${organisationId} ${accountId} ${roleName}`;
}
