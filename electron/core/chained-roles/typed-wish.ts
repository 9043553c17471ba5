import type { ChainedRoleWish } from '../../contract/chained-roles.ts';
import { asTyped } from '../organisations/pasted-address.ts';
import { iamName, isMistake, readRoleArn, type IamRoleName, type Mistake } from './read-role-arn.ts';

/** What a person has typed or pasted, cleaned and checked by itself; `name` null: the role's own, where it is free. */
export interface TypedWish extends ChainedRoleWish {
  readonly iamRole: IamRoleName;
}

/** Of STS (docs/aws.md#role-chaining). */
const sessionPattern = /^[\w+=,.@-]{2,64}$/u;
const externalPattern = /^[\w+=,.@:/-]{2,1224}$/u;

const quotes: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['<', '>'],
  ['\u201c', '\u201d'],
  ['\u2018', '\u2019'],
];

/** `role_arn = …`, `"RoleArn": "…",`: a line of a configuration file, or of an answer of AWS's CLI. */
const settingBefore = /^["']?(?:role_?arn|arn)["']?\s{0,20}[=:]\s{0,20}(?=["']?arn:)/iu;

/** What stands between words, and around them in JSON, shells and sentences. */
const betweenWords = /[\s"'`<>()[\]{};|]+/u;
/** Of a line of JSON the comma belongs to the line. */
const namedArn = /"(?:Role)?Arn"\s{0,20}:\s{0,20}"(arn:[^"]{1,700})"/u;

/**
 * The one ARN of a role in an answer of AWS's CLI, a section of a configuration file, a command or a sentence. What begins
 * with an ARN, or holds none or several, stays as it is: then the sentence is about all of it.
 */
function arnIn(text: string): string {
  if (text.startsWith('arn:')) return text;
  const named = namedArn.exec(text)?.[1];
  if (named !== undefined) return named;
  const words = text.split(betweenWords).map((word) => word.slice(Math.max(0, word.indexOf('arn:'))));
  const [only, ...others] = new Set(words.filter((word) => /^arn:[\w-]{1,30}:iam::\d{1,20}:role\//u.test(word)));
  return only !== undefined && others.length === 0 ? only.replace(/[,.]$/u, '') : text;
}

/** Reads a wish; else says the first of what is wrong with it. */
export function readWish(wish: ChainedRoleWish, partition: string): TypedWish | Mistake {
  const roleArn = arnIn(typed(asTyped(wish.roleArn).replace(settingBefore, '')));
  const iamRole = readRoleArn(roleArn, partition);
  if (isMistake(iamRole)) return iamRole;
  const [name, sessionName] = [typedOrNull(wish.name), typedOrNull(wish.sessionName)];
  const [externalId, sourceIdentity] = [typedOrNull(wish.externalId), typedOrNull(wish.sourceIdentity)];
  if (name !== null && !iamName.test(name)) return mistake('chained-role.name-invalid');
  if (sessionName !== null && !sessionPattern.test(sessionName)) return mistake('chained-role.session-invalid');
  if (externalId !== null && !externalPattern.test(externalId)) return mistake('chained-role.external-invalid');
  if (sourceIdentity !== null && !sessionPattern.test(sourceIdentity)) return mistake('chained-role.source-invalid');
  return { ...wish, roleArn, name, sessionName, externalId, sourceIdentity, iamRole };
}

/** Whether a session can be called so. */
export function isSessionName(name: string): boolean {
  return sessionPattern.test(name);
}

function mistake(key: Mistake['key']): Mistake {
  return { key, values: {} };
}

function typedOrNull(text: string | null): string | null {
  const found = text === null ? '' : typed(text);
  return found === '' ? null : found;
}

/** Without what is not seen, and without the quotes around it, behind which a line of JSON has a comma. */
function typed(pasted: string): string {
  const text = asTyped(pasted);
  const bare = /["'],$/u.test(text) ? text.slice(0, -1) : text;
  const around = quotes.find(([open, close]) => bare.length > 2 && bare.startsWith(open) && bare.endsWith(close));
  return around === undefined ? text : bare.slice(1, -1).trim();
}
