import { inheritedSection, type NamedKind, type Unreadable } from './as-botocore.ts';
import { dropSection, putSection, replaceSections, type AwsFile } from './aws-file-editor.ts';
import { isReadAsMeant } from './read-as-meant.ts';
import { nameTaken, type AwsFilePair } from './name-taken.ts';
import {
  canBeWritten,
  keysProfile,
  nameProblem,
  processProfile,
  profileTitle,
  ssoProfile,
  ssoSessionSection,
  type AwsFileName,
  type NameProblem,
  type Section,
  type SsoRole,
  type SsoSession,
  type StaticKeys,
} from './section.ts';

/** What is to become of a profile of ours. A profile that is linked in another way is changed over. */
export type ProfileEdit =
  | { readonly kind: 'process'; readonly profile: string; readonly command: string; readonly region: string | null }
  | { readonly kind: 'sso'; readonly profile: string; readonly session: SsoSession; readonly role: SsoRole }
  | { readonly kind: 'keys'; readonly profile: string; readonly keys: StaticKeys }
  | { readonly kind: 'remove'; readonly profile: string };

/** Why an edit is not made. Lines are counted from 1. */
export type Refusal =
  | { readonly reason: 'name'; readonly problem: NameProblem }
  /** The value of this key cannot be written so that every tool reads it. */
  | { readonly reason: 'value'; readonly key: string }
  /** AWS CLI and botocore refuse the whole file already. */
  | { readonly reason: 'unreadable'; readonly problem: Unreadable; readonly file: AwsFileName; readonly line: number }
  /** Some tools end a line here and others do not. */
  | { readonly reason: 'lone-carriage-return'; readonly file: AwsFileName; readonly line: number }
  /** `[DEFAULT]` has settings, which AWS CLI and botocore add to every profile, ours too. */
  | { readonly reason: 'inherited-settings'; readonly file: AwsFileName; readonly line: number }
  /** A section of others has this name. */
  | { readonly reason: 'taken'; readonly name: string; readonly file: AwsFileName; readonly line: number }
  /** Nothing of ours has this name. */
  | { readonly reason: 'not-ours' }
  /** Some tool would then read another section in another way; only odd files come to this. */
  | { readonly reason: 'changes-others'; readonly file: AwsFileName };

export type Plan =
  | { readonly outcome: 'planned'; readonly files: AwsFilePair }
  | { readonly outcome: 'refused'; readonly refusal: Refusal };

/** Makes several edits, one after the other; the first that cannot be made refuses them all. */
export function planEdits(files: AwsFilePair, edits: readonly ProfileEdit[]): Plan {
  let now = files;
  for (const edit of edits) {
    const plan = planEdit(now, edit);
    if (plan.outcome === 'refused') return plan;
    now = plan.files;
  }
  const spoilt = both.find((file) => !isReadAsMeant(files[file], now[file], namesOf(edits), sectionsAfter(edits)));
  return spoilt === undefined
    ? { outcome: 'planned', files: now }
    : { outcome: 'refused', refusal: { reason: 'changes-others', file: spoilt } };
}

/**
 * Writes new keys into those profiles that still are ours, and nothing else. One that was deleted does not come back. One
 * that others have changed is renewed if it still holds keys that end, and left alone if somebody has put lasting ones there.
 */
export function planRenewal(files: AwsFilePair, keys: ReadonlyMap<string, StaticKeys>): Plan {
  const { credentials } = files;
  const headers = new Map(credentials.read.sections.map((section) => [section.header, section.values]));
  const sections = credentials.own.flatMap(({ title, header, isAsWritten }) => {
    const renewed = keys.get(title);
    const holdsPassing = headers.get(header)?.has('aws_session_token') === true;
    return renewed !== undefined && (isAsWritten || holdsPassing) ? [keysProfile(title, renewed)] : [];
  });
  if (sections.length === 0) return { outcome: 'planned', files };
  const refusal = fileProblem(credentials);
  if (refusal !== null) return { outcome: 'refused', refusal };
  const after = replaceSections(credentials, sections);
  return isReadAsMeant(credentials, after, [...keys.keys()], sections)
    ? { outcome: 'planned', files: changed(files, after) }
    : { outcome: 'refused', refusal: { reason: 'changes-others', file: 'credentials' } };
}

function namesOf(edits: readonly ProfileEdit[]): readonly string[] {
  return edits.map(({ profile }) => profile);
}

/** What has to be there in the end: of a profile what its last edit says. */
function sectionsAfter(edits: readonly ProfileEdit[]): readonly Section[] {
  const last = new Map(edits.map((edit) => [edit.profile, edit]));
  const sections = edits.filter((edit) => last.get(edit.profile) === edit).flatMap(sectionsOf);
  return [...new Map(sections.map((section) => [`${section.file} ${section.title}`, section])).values()];
}

function planEdit(files: AwsFilePair, edit: ProfileEdit): Plan {
  const sections = sectionsOf(edit);
  const refusal = edit.kind === 'remove' ? notOurs(files, edit.profile) : whyNot(files, edit.profile, sections);
  if (refusal !== null) return { outcome: 'refused', refusal };
  const wanted = new Set(sections.map(({ file, title }) => `${file} ${title}`));
  const put = sections.reduce<AwsFilePair>(
    (now, section) => changed(now, putSection(now[section.file], section)),
    files,
  );
  const dropped = both.reduce<AwsFilePair>((now, file) => {
    const title = profileTitle(edit.profile, file);
    return wanted.has(`${file} ${title}`) ? now : changed(now, dropSection(now[file], title));
  }, put);
  return { outcome: 'planned', files: withoutUnusedSession(files, dropped, edit.profile) };
}

const both = ['config', 'credentials'] as const;

function changed(files: AwsFilePair, file: AwsFile): AwsFilePair {
  return { ...files, [file.name]: file };
}

function sectionsOf(edit: ProfileEdit): readonly Section[] {
  switch (edit.kind) {
    case 'process':
      return [processProfile(edit.profile, edit.command, edit.region)];
    case 'sso':
      return [ssoSessionSection(edit.session), ssoProfile(edit.profile, edit.session, edit.role)];
    case 'keys':
      return [keysProfile(edit.profile, edit.keys)];
    case 'remove':
      return [];
  }
}

function notOurs(files: AwsFilePair, profile: string): Refusal | null {
  const isOurs = both.some((file) => files[file].own.some(({ title }) => title === profileTitle(profile, file)));
  return isOurs ? null : { reason: 'not-ours' };
}

function whyNot(files: AwsFilePair, profile: string, sections: readonly Section[]): Refusal | null {
  const names: readonly (readonly [NamedKind, string])[] = [
    ['profile', profile],
    ...sections.flatMap(({ title }) =>
      title.startsWith('sso-session ') ? [['sso-session', title.slice('sso-session '.length)] as const] : [],
    ),
  ];
  const problem = names.map(([, name]) => nameProblem(name)).find((found) => found !== null);
  if (problem !== undefined) return { reason: 'name', problem };
  const bad = sections.flatMap(({ settings }) => settings).find(([, value]) => !canBeWritten(value));
  if (bad !== undefined) return { reason: 'value', key: bad[0] };
  const state = both.map((file) => fileProblem(files[file])).find((found) => found !== null);
  if (state !== undefined) return state;
  const taken = names.map(([kind, name]) => ({ name, at: nameTaken(files, kind, name) })).find(({ at }) => at !== null);
  return taken === undefined || taken.at === null ? null : { reason: 'taken', name: taken.name, ...taken.at };
}

/** Why nothing is added to a file as it stands; of no account for taking out again. */
function fileProblem({ name, lines, read }: AwsFile): Refusal | null {
  if (read.refused !== null) {
    return { reason: 'unreadable', problem: read.refused.why, file: name, line: read.refused.line + 1 };
  }
  const odd = lines.findIndex(({ end }) => end === '\r');
  if (odd >= 0) return { reason: 'lone-carriage-return', file: name, line: odd + 1 };
  const inherited = read.sections.find(({ title, values }) => title === inheritedSection && values.size > 0);
  return inherited === undefined ? null : { reason: 'inherited-settings', file: name, line: inherited.header + 1 };
}

/** The session that the profile used goes with the last profile that names it, whoever wrote that one. */
function withoutUnusedSession(before: AwsFilePair, after: AwsFilePair, profile: string): AwsFilePair {
  const title = profileTitle(profile, 'config');
  const session = before.config.read.sections.find((section) => section.title === title)?.values.get('sso_session');
  const isUsed = both.some((file) =>
    after[file].read.sections.some(({ values }) => values.get('sso_session') === session),
  );
  return session === undefined || isUsed ? after : changed(after, dropSection(after.config, `sso-session ${session}`));
}
