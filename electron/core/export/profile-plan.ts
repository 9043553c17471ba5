import { inheritedSection, type BotocoreSection, type NamedKind, type Unreadable } from './as-botocore.ts';
import { dropSections, putSections, type AwsFile } from './aws-file-editor.ts';
import { isReadAsMeant } from './read-as-meant.ts';
import { takenNames, type AwsFilePair } from './name-taken.ts';
import {
  canBeWritten,
  keysProfile,
  nameProblem,
  processProfile,
  profileTitle,
  sourceKeys,
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
  const plan = planWith(files, edits, withoutUnusedSessions);
  const isSpoilt = plan.outcome === 'refused' && plan.refusal.reason === 'changes-others';
  // Behind an odd line some tool may read what is somebody else's as part of a session's section: then that stays.
  return isSpoilt ? planWith(files, edits, (_before, after) => after) : plan;
}

function planWith(files: AwsFilePair, edits: readonly ProfileEdit[], settle: typeof withoutUnusedSessions): Plan {
  let now = files;
  for (const run of ofDifferentProfiles(edits)) {
    const plan = planRun(now, run, settle);
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
  const values = new Map(credentials.read.sections.map((section) => [section.header, section.values]));
  const sections = credentials.own.flatMap(({ title, header, isAsWritten }) => {
    const renewed = keys.get(title);
    const holdsPassing = values.get(header)?.has('aws_session_token') === true;
    return renewed !== undefined && (isAsWritten || holdsPassing) ? [keysProfile(title, renewed)] : [];
  });
  if (sections.length === 0) return { outcome: 'planned', files };
  const refusal = fileProblem(credentials);
  if (refusal !== null) return { outcome: 'refused', refusal };
  const after = putSections(credentials, sections);
  return isReadAsMeant(credentials, after, [...keys.keys()], sections)
    ? { outcome: 'planned', files: { ...files, credentials: after } }
    : { outcome: 'refused', refusal: { reason: 'changes-others', file: 'credentials' } };
}

/**
 * Which edits the files say already, as far as it goes where credentials come from; regions and what else a profile says can
 * be others' by now.
 */
export function saidAlready(files: AwsFilePair): (edit: ProfileEdit) => boolean {
  const values = new Map(both.flatMap((file) => ownValues(files[file])));
  return (edit) =>
    sectionsOf(edit).every(({ file, title, settings }) =>
      settings.every(([key, value]) => !sourceKeys.includes(key) || values.get(`${file} ${title}`)?.get(key) === value),
    );
}

function ownValues({ name, own, read }: AwsFile): (readonly [string, ReadonlyMap<string, string>])[] {
  const sections = new Map(read.sections.map((section) => [section.header, section.values]));
  return own.map(({ title, header }) => [`${name} ${title}`, sections.get(header) ?? new Map<string, string>()]);
}

/** Edits of different profiles are made in one go, so that thousands take no longer than reading the file. */
function ofDifferentProfiles(edits: readonly ProfileEdit[]): readonly (readonly ProfileEdit[])[] {
  const runs: ProfileEdit[][] = [];
  let names = new Set<string>();
  for (const edit of edits) {
    const name = edit.profile.toLowerCase();
    if (runs.length === 0 || names.has(name)) {
      runs.push([]);
      names = new Set();
    }
    runs.at(-1)?.push(edit);
    names.add(name);
  }
  return runs;
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

function planRun(files: AwsFilePair, edits: readonly ProfileEdit[], settle: typeof withoutUnusedSessions): Plan {
  const refusal = whyNot(files, edits);
  if (refusal !== null) return { outcome: 'refused', refusal };
  const sections = new Map(edits.flatMap(sectionsOf).map((section) => [`${section.file} ${section.title}`, section]));
  const changed = (file: AwsFileName): AwsFile => {
    const wanted = [...sections.values()].filter((section) => section.file === file);
    const titles = edits.map(({ profile }) => profileTitle(profile, file));
    const dropped = new Set(titles.filter((title) => !sections.has(`${file} ${title}`)));
    return dropSections(putSections(files[file], wanted), dropped);
  };
  const now = { config: changed('config'), credentials: changed('credentials') };
  return { outcome: 'planned', files: settle(files, now, edits) };
}

const both = ['config', 'credentials'] as const;

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

/** The first reason for which one of the edits cannot be made. */
function whyNot(files: AwsFilePair, edits: readonly ProfileEdit[]): Refusal | null {
  const ours = new Set(both.flatMap((file) => files[file].own.map(({ title }) => `${file} ${title}`)));
  const taken = takenNames(files);
  const state = both.map((file) => fileProblem(files[file])).find((found) => found !== null) ?? null;
  for (const edit of edits) {
    const refusal = edit.kind === 'remove' ? notOurs(ours, edit.profile) : whyNotPut(edit, state, taken);
    if (refusal !== null) return refusal;
  }
  return null;
}

function notOurs(ours: ReadonlySet<string>, profile: string): Refusal | null {
  return both.some((file) => ours.has(`${file} ${profileTitle(profile, file)}`)) ? null : { reason: 'not-ours' };
}

function whyNotPut(edit: ProfileEdit, state: Refusal | null, taken: ReturnType<typeof takenNames>): Refusal | null {
  const sections = sectionsOf(edit);
  const names: readonly (readonly [NamedKind, string])[] = [
    ['profile', edit.profile],
    ...sections.flatMap(({ title }) =>
      title.startsWith('sso-session ') ? [['sso-session', title.slice('sso-session '.length)] as const] : [],
    ),
  ];
  const problem = names.map(([, name]) => nameProblem(name)).find((found) => found !== null);
  if (problem !== undefined) return { reason: 'name', problem };
  const bad = sections.flatMap(({ settings }) => settings).find(([, value]) => !canBeWritten(value));
  if (bad !== undefined) return { reason: 'value', key: bad[0] };
  if (state !== null) return state;
  const found = names.map(([kind, name]) => ({ name, at: taken(kind, name) })).find(({ at }) => at !== null);
  return found === undefined || found.at === null ? null : { reason: 'taken', name: found.name, ...found.at };
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

/** The sessions that the profiles used go with the last profile that names them, whoever wrote that one. */
function withoutUnusedSessions(before: AwsFilePair, after: AwsFilePair, edits: readonly ProfileEdit[]): AwsFilePair {
  const titles = new Set(edits.map(({ profile }) => profileTitle(profile, 'config')));
  const wereUsed = before.config.read.sections.filter(({ title }) => titles.has(title)).flatMap(sessionOf);
  const areUsed = new Set(both.flatMap((file) => after[file].read.sections.flatMap(sessionOf)));
  const unused = new Set(
    wereUsed.filter((session) => !areUsed.has(session)).map((session) => `sso-session ${session}`),
  );
  return { ...after, config: dropSections(after.config, unused) };
}

function sessionOf({ values }: BotocoreSection): readonly string[] {
  const session = values.get('sso_session');
  return session === undefined ? [] : [session];
}
