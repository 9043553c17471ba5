/** What holds of every edit of every text; each function throws where it does not. */
import { deepStrictEqual, notStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { nameAsBotocore, readAsBotocore } from '../../electron/core/export/as-botocore.ts';
import { readAsJsSdk } from '../../electron/core/export/as-js-sdk.ts';
import { dropSections, textOfFile, type AwsFile } from '../../electron/core/export/aws-file-editor.ts';
import { linesOf, textOf } from '../../electron/core/export/aws-lines.ts';
import type { AwsFilePair } from '../../electron/core/export/name-taken.ts';
import { planEdits, type ProfileEdit } from '../../electron/core/export/profile-plan.ts';
import { diffOf, type DiffLine } from '../../electron/core/export/text-diff.ts';
import { readByJsSdk, type PythonClient, type Sections } from './aws-clients.ts';
import { opened, textsOf, type Texts } from './texts.ts';

const both = ['config', 'credentials'] as const;

/** Cutting a text into lines loses no byte. */
export function checkLines(text: string): void {
  strictEqual(textOf(linesOf(text)), text);
}

/** Our reading of a text is botocore's. */
export async function checkBotocore(python: PythonClient, text: string): Promise<void> {
  const seen = await python.read(text);
  const reading = readAsBotocore(linesOf(text));
  // A broken block in [DEFAULT] is noticed by botocore only where another section inherits it.
  const hasForAll = reading.sections.some(({ title }) => title === 'DEFAULT');
  if (reading.refused?.why === 'nested-line' && hasForAll && seen !== null) return;
  strictEqual(reading.refused === null, seen !== null, `refused: ${JSON.stringify(reading.refused)}`);
  if (seen === null) return;
  const isForAll = ({ title }: { title: string }): boolean => title === 'DEFAULT';
  const inherited = reading.sections.filter(isForAll).flatMap(({ values }) => [...values]);
  const own = reading.sections.filter((section) => !isForAll(section));
  const ours = own.map(({ title, values }) => [title, Object.fromEntries([...inherited, ...values])]);
  deepStrictEqual(Object.fromEntries(ours), seen.sections);
  for (const [kind, names] of [
    ['profile', seen.profiles],
    ['sso-session', seen.sessions],
  ] as const) {
    const found = own.map(({ title }) => nameAsBotocore(title, 'config')).filter((one) => one?.kind === kind);
    deepStrictEqual([...new Set(found.map((one) => one?.name))].toSorted(), Object.keys(names).toSorted());
  }
}

/** Our reading of a text is the JavaScript SDK's. */
export async function checkJsSdk(file: 'config' | 'credentials', text: string): Promise<void> {
  const { profiles, sessions } = await readByJsSdk(file, text);
  const found = readAsJsSdk(text, file);
  for (const [kind, seen] of [
    ['profile', profiles],
    ['sso-session', sessions],
  ] as const) {
    const ours = found
      .filter((one) => one.kind === kind)
      .map(({ name, values }) => [name, Object.fromEntries(values)] as const);
    deepStrictEqual(plain(Object.fromEntries(ours)), plain(seen));
  }
}

function plain(sections: object): unknown {
  return JSON.parse(JSON.stringify(sections));
}

/** An edit that is refused has changed nothing, and what is planned can be taken out again to the last byte. */
export function checkEdits(texts: Texts, edits: readonly ProfileEdit[], order: readonly number[]): AwsFilePair {
  let files = opened(texts);
  const made: ProfileEdit[] = [];
  for (const edit of edits) {
    const plan = planEdits(files, [edit]);
    if (plan.outcome === 'refused') continue;
    for (const file of both) checkDiff(files[file], plan.files[file]);
    // Doing it again changes nothing.
    sameTexts(again(plan.files, edit), textsOf(plan.files));
    files = opened(textsOf(plan.files));
    sameTexts(withoutOurs(files), texts);
    made.push(edit);
  }
  const linked = files;
  const ours = [...new Set(both.flatMap((file) => profilesOf(files[file])))];
  checkAtOnce(texts, made, linked, ours);
  for (const place of order) {
    const [profile] = ours.splice(place % Math.max(1, ours.length), 1);
    if (profile === undefined) break;
    const plan = planEdits(files, [{ kind: 'remove', profile }]);
    ok(plan.outcome === 'planned', `${profile} cannot be removed: ${JSON.stringify(plan)}`);
    for (const file of both) checkDiff(files[file], plan.files[file]);
    files = opened(textsOf(plan.files));
  }
  sameTexts(files, texts);
  return linked;
}

/** Edits of different profiles in one go come to the same as one after the other, and all can be taken out in one go. */
function checkAtOnce(texts: Texts, edits: readonly ProfileEdit[], linked: AwsFilePair, ours: readonly string[]): void {
  const names = new Set(edits.map(({ profile }) => profile.toLowerCase()));
  if (names.size === edits.length && edits.length > 0) {
    const plan = planEdits(opened(texts), edits);
    ok(plan.outcome === 'planned', JSON.stringify(plan));
    sameTexts(plan.files, textsOf(linked));
  }
  const removals = ours.map((profile) => ({ kind: 'remove', profile }) as const);
  const plan = planEdits(linked, removals);
  ok(plan.outcome === 'planned', JSON.stringify(plan));
  sameTexts(plan.files, texts);
}

function sameTexts(files: AwsFilePair, texts: Texts): void {
  for (const file of both) strictEqual(textOfFile(files[file]), texts[file]);
}

function again(files: AwsFilePair, edit: ProfileEdit): AwsFilePair {
  const plan = planEdits(files, [edit]);
  ok(plan.outcome === 'planned', JSON.stringify(plan));
  return plan.files;
}

/** Everything that is ours taken out. */
export function withoutOurs(files: AwsFilePair): AwsFilePair {
  const clean = (file: AwsFile): AwsFile => dropSections(file, new Set(file.own.map(({ title }) => title)));
  return { config: clean(files.config), credentials: clean(files.credentials) };
}

function profilesOf(file: AwsFile): string[] {
  return file.own.flatMap(({ title }) => {
    const named = nameAsBotocore(title, file.name);
    return named?.kind === 'profile' ? [named.name] : [];
  });
}

/** Putting the lines of a diff into the old text gives the new one. */
export function checkDiff(before: AwsFile, after: AwsFile): void {
  const hunks = diffOf(before, after);
  const lines = hunks.flat();
  for (const line of lines) {
    const isHidden = line.text.includes('••');
    if (line.before !== null) checkLine(before, line.before, line, isHidden);
    if (line.after !== null) checkLine(after, line.after, line, isHidden);
    strictEqual(line.kind === 'removed', line.after === null);
    strictEqual(line.kind === 'added', line.before === null);
  }
  const kept = (file: AwsFile, of: (line: DiffLine) => number | null, kind: DiffLine['kind']): string => {
    const gone = new Set(lines.filter((line) => line.kind === kind).map(of));
    return textOf(file.lines.filter((_line, at) => !gone.has(at + 1)));
  };
  strictEqual(
    kept(before, ({ before: at }) => at, 'removed'),
    kept(after, ({ after: at }) => at, 'added'),
  );
}

function checkLine(file: AwsFile, number: number, { text, isUnended }: DiffLine, isHidden: boolean): void {
  const line = file.lines[number - 1];
  notStrictEqual(line, undefined);
  if (!isHidden) strictEqual(line?.text, text);
  strictEqual(line?.end === '', isUnended);
}

/** Botocore and the JavaScript SDK see what they saw, and ours. */
export async function checkSeen(python: PythonClient, texts: Texts, linked: AwsFilePair): Promise<void> {
  for (const file of both) {
    const before = texts[file];
    const after = textOfFile(linked[file]);
    if (before === after) continue;
    const ours = Object.fromEntries(linked[file].own.map(({ title }) => [title, true]));
    const [old, now] = [await python.read(before), await python.read(after)];
    ok(old !== null && now !== null, 'botocore refuses the file');
    deepStrictEqual(without(now.sections, ours), without(old.sections, ours));
    for (const { title, settings } of linked[file].own) {
      strictEqual(Object.keys(now.sections[title] ?? {}).length, settings.length, title);
    }
    const names = new Set(linked[file].own.map(({ title }) => nameAsBotocore(title, file)?.name));
    const [oldJs, nowJs] = [await readByJsSdk(file, before), await readByJsSdk(file, after)];
    for (const kind of ['profiles', 'sessions'] as const) {
      const others = Object.entries(nowJs[kind]).filter(([name]) => !names.has(name));
      deepStrictEqual(plain(Object.fromEntries(others)), plain(oldJs[kind]));
    }
    for (const { title } of linked[file].own) {
      const named = nameAsBotocore(title, file);
      const seen = named?.kind === 'profile' ? nowJs.profiles : nowJs.sessions;
      deepStrictEqual(plain(seen[named?.name ?? ''] ?? {}), plain(now.sections[title] ?? {}), title);
    }
  }
}

function without(sections: Sections, ours: Readonly<Record<string, boolean>>): Sections {
  return Object.fromEntries(Object.entries(sections).filter(([title]) => !(title in ours)));
}

/** What `aws configure set` changes while our sections are there is the same to every reader as without them. */
export async function checkCliBetween(
  python: PythonClient,
  texts: Texts,
  linked: AwsFilePair,
  { section, values }: { readonly section: string; readonly values: Readonly<Record<string, unknown>> },
): Promise<void> {
  const isOurs = linked.config.own.some(({ title }) => title === section);
  // Faults of the CLI's editor depend on which section is the last, and so on whether ours follow: without a final line end
  // it writes into the last line, in others than the last section between a value and a plain line that goes on, and it
  // overlooks the header `[]]`.
  const meetsFault = !/^$|\n$/u.test(texts.config) || /^ +more\r?$|^\s*\[\]/mu.test(texts.config);
  if (isOurs) await checkCliInOurs(python, texts, linked, { section, values });
  if (isOurs || meetsFault) return;
  const alone = await python.edit(texts.config, section, values);
  const between = await python.edit(textOfFile(linked.config), section, values);
  if (alone === null || between === null || (await python.read(alone)) === null) return;
  const cleaned = withoutOurs(opened({ config: between, credentials: '' })).config;
  strictEqual(cleaned.own.length, 0);
  deepStrictEqual((await python.read(textOfFile(cleaned)))?.sections, (await python.read(alone))?.sections);
}

/** What `aws configure set` adds to a section of ours goes with it, to the last byte. */
async function checkCliInOurs(
  python: PythonClient,
  texts: Texts,
  linked: AwsFilePair,
  { section, values }: { readonly section: string; readonly values: Readonly<Record<string, unknown>> },
): Promise<void> {
  // The CLI's editor writes LF for CRLF.
  if (texts.config.includes('\r')) return;
  const changed = await python.edit(textOfFile(linked.config), section, values);
  const cleaned = withoutOurs(opened({ config: changed ?? '', credentials: '' })).config;
  strictEqual(textOfFile(cleaned), texts.config);
}
