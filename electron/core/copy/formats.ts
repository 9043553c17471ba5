import { text } from '../../shared/text/text.ts';
import type { KeyFormat } from '../../shared/tables/copy-formats.ts';
import { failure, FailureError } from '../failures/fail.ts';
import { hasControl, posixQuoted } from './posix-quoted.ts';

/** What a format is filled with, revealed; it lives only while the text is put together. */
export interface CopyMaterial {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** ISO 8601, whole seconds, `Z`. */
  readonly expiration: string;
  readonly region: string;
  /** A section name that every tool reads. */
  readonly profile: string;
}

/** How each format with keys is written. All throw a `FailureError` for a value they cannot hold. */
export const writtenFormats = {
  shell: shellLines,
  powershell: powershellLines,
  cmd: cmdLines,
  fish: fishLines,
  dotenv: dotenvLines,
  json: credentialProcessJson,
  'credentials-file': credentialsFileSection,
} satisfies Record<KeyFormat, (material: CopyMaterial) => string>;

/** The formats that set variables. */
export type VariableFormat = 'shell' | 'powershell' | 'cmd' | 'fish' | 'dotenv';

/** A line that sets one variable. All throw a `FailureError` for a value they cannot hold. */
export const variableLine: Readonly<Record<VariableFormat, (name: string, value: string) => string>> = {
  shell: (name, value) => ` export ${name}=${quotedForShell(value)}\n`,
  powershell: (name, value) => `$Env:${name} = ${quotedForPowershell(value)}\n`,
  cmd: (name, value) => `${lineForCmd(name, value)}\r\n`,
  fish: (name, value) => ` set -gx ${name} ${quotedForFish(value)}\n`,
  dotenv: (name, value) => `${name}=${writtenInDotenv(value)}\n`,
};

/**
 * Lines for bash and zsh. Each begins with a blank, which keeps it out of the history where the shell is told so:
 * `HISTCONTROL` with `ignorespace` or `ignoreboth` in bash (Debian's start-up file sets it), `HIST_IGNORE_SPACE` in zsh.
 */
function shellLines(material: CopyMaterial): string {
  return variablesOf(material)
    .map(([name, value]) => variableLine.shell(name, value))
    .join('');
}

function quotedForShell(value: string): string {
  return posixQuoted(value) ?? cannotHold('shell');
}

/** Lines for PowerShell and Windows PowerShell. */
function powershellLines(material: CopyMaterial): string {
  return variablesOf(material)
    .map(([name, value]) => variableLine.powershell(name, value))
    .join('');
}

/**
 * A verbatim string: nothing in it is special but the quote, which is written twice. PowerShell takes U+2018 to U+201B
 * for single quotes as well ("about_Quoting_Rules"; grammar `single-quote-character` of its language specification), so
 * these are doubled too.
 */
function quotedForPowershell(value: string): string {
  if (hasControl(value)) cannotHold('powershell');
  return `'${value.replaceAll(/['\u2018-\u201b]/gu, '$&$&')}'`;
}

/** The longest line the Command Prompt takes (Microsoft, "Command prompt line string limitation"). */
const longestLine = 8191;

/** Lines for the Command Prompt, ended as Windows does. */
function cmdLines(material: CopyMaterial): string {
  return variablesOf(material)
    .map(([name, value]) => variableLine.cmd(name, value))
    .join('');
}

/**
 * In `set "NAME=value"` the quotes keep `& | < > ^ ( )` and blanks as they are. Three characters have no form that is
 * right both at the prompt and in a batch file: `%` (a variable where one has such a name; at the prompt nothing escapes
 * it), `"` (ends the quotes) and `!` (a variable under `cmd /V:ON`). Values of AWS hold none of them; one that does is
 * refused rather than changed.
 */
function lineForCmd(name: string, value: string): string {
  const text = `set "${name}=${value}"`;
  if (hasControl(value) || /[%"!]/u.test(value) || text.length > longestLine) cannotHold('cmd');
  return text;
}

/** Lines for fish, which leaves those that begin with a blank out of its history (fish, "history"). */
function fishLines(material: CopyMaterial): string {
  return variablesOf(material)
    .map(([name, value]) => variableLine.fish(name, value))
    .join('');
}

/** Within single quotes fish knows two escapes, `\'` and `\\` (fish, "Quotes"); unlike in POSIX shells they are needed. */
function quotedForFish(value: string): string {
  if (hasControl(value)) cannotHold('fish');
  return `'${value.replaceAll(/[\\']/gu, String.raw`\$&`)}'`;
}

/** `NAME=value` lines for .env files. */
function dotenvLines(material: CopyMaterial): string {
  return variablesOf(material)
    .map(([name, value]) => variableLine.dotenv(name, value))
    .join('');
}

/**
 * There is no one grammar: `docker run --env-file` keeps quotes as part of the value, Compose and dotenv take them away
 * and look for `$` without them. All agree on bare words, which is all that AWS gives. Else single quotes, in which those
 * who know quotes take everything literally, without any escape; so a value with a single quote is refused.
 */
function writtenInDotenv(value: string): string {
  if (/^[\w+/=:.,@-]+$/u.test(value)) return value;
  if (hasControl(value) || value.includes("'")) cannotHold('dotenv');
  return `'${value}'`;
}

/** What a `credential_process` prints (docs/aws.md#credential_process): `Version` is the number 1, the end has a zone. */
function credentialProcessJson(material: CopyMaterial): string {
  const document = {
    Version: 1,
    AccessKeyId: material.accessKeyId,
    SecretAccessKey: material.secretAccessKey,
    SessionToken: material.sessionToken,
    Expiration: material.expiration,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A section for `~/.aws/credentials`, in the one dialect every tool reads (docs/aws.md#profile-names-and-file-dialects). */
function credentialsFileSection(material: CopyMaterial): string {
  const lines = [
    `[${material.profile}]`,
    `aws_access_key_id = ${writtenInCredentialsFile(material.accessKeyId)}`,
    `aws_secret_access_key = ${writtenInCredentialsFile(material.secretAccessKey)}`,
    `aws_session_token = ${writtenInCredentialsFile(material.sessionToken)}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** There are no quotes and no escapes; tools trim blanks, and some take a `#` or `;` after one for a comment. */
function writtenInCredentialsFile(value: string): string {
  if (hasControl(value) || /\s|^[#;]/u.test(value) || value === '') cannotHold('credentials-file');
  return value;
}

/**
 * The variables every tool reads, in order. The CLI writes the same (docs/aws.md#environment-variables); of the region
 * there are two since botocore and CLI 1 read `AWS_DEFAULT_REGION` only, the SDKs of JavaScript, Go and Java `AWS_REGION`
 * only.
 */
function variablesOf(material: CopyMaterial): readonly (readonly [name: string, value: string])[] {
  return [
    ['AWS_ACCESS_KEY_ID', material.accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', material.secretAccessKey],
    ['AWS_SESSION_TOKEN', material.sessionToken],
    ['AWS_REGION', material.region],
    ['AWS_DEFAULT_REGION', material.region],
    ['AWS_CREDENTIAL_EXPIRATION', material.expiration],
  ];
}

/** Throws a `FailureError`: the format has no way to write such a value, and a mangled key helps nobody. */
function cannotHold(format: KeyFormat): never {
  throw new FailureError(failure('format-cannot-hold', { format: text(`copy-format.${format}.holder`) }));
}
