import { readAsJsSdk } from './as-js-sdk.ts';
import { headersAsCliWriter } from './as-cli-writer.ts';
import { textOf } from './aws-lines.ts';
import type { AwsFile } from './aws-file-editor.ts';
import { nameAsBotocore, type NamedKind } from './as-botocore.ts';
import type { Section } from './section.ts';

/**
 * Whether botocore, the JavaScript SDK and AWS CLI's own editor read a file after an edit as it is meant: every section of
 * others as before, and ours with what they were given. This guards each edit, whatever the editor believes it did.
 *
 * @param profiles what the edit is about; sessions of ours are free to change, too.
 * @param sections what has to be there.
 */
export function isReadAsMeant(
  before: AwsFile,
  after: AwsFile,
  profiles: readonly string[],
  sections: readonly Section[],
): boolean {
  const sessions = [...before.own, ...sections]
    .map(({ title }) => title)
    .filter((title) => title.startsWith('sso-session '));
  const free = new Set([...profiles.map((profile) => `profile ${profile}`), ...sessions]);
  const isFree: IsFree = (kind, name) => free.has(`${kind} ${name}`);
  return (
    same(othersAsBotocore(before, isFree), othersAsBotocore(after, isFree)) &&
    same(othersAsJsSdk(before, isFree), othersAsJsSdk(after, isFree)) &&
    areThere(
      after,
      sections.filter(({ file }) => file === after.name),
    )
  );
}

type IsFree = (kind: NamedKind, name: string) => boolean;
type Shown = readonly (readonly [name: string, settings: readonly (readonly [string, string])[]])[];

function othersAsBotocore({ name, read }: AwsFile, isFree: IsFree): Shown {
  return read.sections.flatMap(({ title, values }) => {
    const named = nameAsBotocore(title, name);
    return named !== null && isFree(named.kind, named.name) ? [] : [[title, [...values]] as const];
  });
}

function othersAsJsSdk({ name, lines }: AwsFile, isFree: IsFree): Shown {
  return readAsJsSdk(textOf(lines), name).flatMap((section) =>
    isFree(section.kind, section.name) ? [] : [[`${section.kind} ${section.name}`, [...section.values]] as const],
  );
}

/** Each in the eyes of all three, once. */
function areThere(file: AwsFile, sections: readonly Section[]): boolean {
  const byTitle = Map.groupBy(file.read.sections, ({ title }) => title);
  const byName = Map.groupBy(readAsJsSdk(textOf(file.lines), file.name), ({ kind, name }) => `${kind} ${name}`);
  const headerOf = headersAsCliWriter(file.lines);
  return sections.every(({ title, settings }) => {
    const named = nameAsBotocore(title, file.name);
    const js = named === null ? undefined : byName.get(`${named.kind} ${named.name}`);
    const header = headerOf(title);
    return [byTitle.get(title), js].every(
      (found = []) =>
        found.length === 1 &&
        found.every((section) => settings.every(([key, value]) => section.values.get(key) === value)) &&
        found.every((section) => section.header === header),
    );
  });
}

function same(one: Shown, other: Shown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
