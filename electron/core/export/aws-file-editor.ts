import { linesOf, textOf, type AwsLine } from './aws-lines.ts';
import { readAsBotocore, type BotocoreReading } from './as-botocore.ts';
import { markerOf, ownSections, type Lead, type OwnSection } from './own-sections.ts';
import { sourceKeys, type AwsFileName, type Section } from './section.ts';

/** One of the two files as it is edited: its lines, what botocore makes of them, and which sections are ours. */
export interface AwsFile {
  readonly name: AwsFileName;
  readonly lines: readonly AwsLine[];
  readonly read: BotocoreReading;
  readonly own: readonly OwnSection[];
}

/** Takes any text; a file that is not there is an empty one. */
export function openAwsFile(name: AwsFileName, text: string): AwsFile {
  return withLines(name, linesOf(text));
}

/** The file's text, every byte outside our lines as it was. */
export function textOfFile({ lines }: AwsFile): string {
  return textOf(lines);
}

/**
 * Adds sections at the end of the file, or puts each in the place of the one of ours that has its title. No two of them have
 * the same.
 */
export function putSections(file: AwsFile, sections: readonly Section[]): AwsFile {
  const own = new Map(file.own.toReversed().map((one) => [one.title, one]));
  const known = sections.flatMap((section) => {
    const found = own.get(section.title);
    return found === undefined ? [] : [{ own: found, section }];
  });
  const added = sections.filter(({ title }) => !own.has(title));
  const changed = known.length === 0 ? file : withLines(file.name, replaced(file, known));
  return added.length === 0 ? changed : withLines(file.name, appended(changed, added));
}

/** Takes every section of ours with one of these titles out again, with what was added in front of it. */
export function dropSections(file: AwsFile, titles: ReadonlySet<string>): AwsFile {
  const own = file.own.filter(({ title }) => titles.has(title));
  if (own.length === 0) return file;
  // Where the end of the line above was ours, it may go to a section of ours that follows: so those come last.
  const plain = own.filter(({ lead }) => lead !== 'n');
  const lines = plain.length > 0 ? withoutAll(file, plain) : own.slice(0, 1).flatMap((one) => without(file, one));
  return dropSections(withLines(file.name, lines), titles);
}

function withLines(name: AwsFileName, lines: readonly AwsLine[]): AwsFile {
  const read = readAsBotocore(lines);
  return { name, lines, read, own: ownSections(lines, read) };
}

function written(text: string): AwsLine {
  return { text, end: '\n' };
}

function settingLines({ settings }: Section): AwsLine[] {
  return settings.map(([key, value]) => written(`${key} = ${value}`));
}

function appended({ lines, own }: AwsFile, [first, ...further]: readonly Section[]): readonly AwsLine[] {
  if (first === undefined) return lines;
  const rest = further.flatMap((section) => [written(''), ...block('b', section)]);
  const last = lines.at(-1);
  if (last === undefined) return [...block('e', first), ...rest];
  const isLastOurs = own.some(({ header, settings }) => Math.max(header, ...settings) === lines.length - 1);
  if (last.end === '' && !isLastOurs) return [...lines.slice(0, -1), written(last.text), ...block('n', first), ...rest];
  return [...lines.slice(0, -1), ended(last), written(''), ...block('b', first), ...rest];
}

function block(lead: Lead, section: Section): readonly AwsLine[] {
  const settings = settingLines(section);
  return [written(markerOf(lead, section.title, settings)), written(`[${section.title}]`), ...settings];
}

/** What becomes of the lines of one section. */
interface NewLines {
  readonly inPlace: ReadonlyMap<number, readonly AwsLine[]>;
  /** Go below this line. */
  readonly last: number;
  readonly added: readonly AwsLine[];
}

function replaced(
  file: AwsFile,
  changes: readonly { readonly own: OwnSection; readonly section: Section }[],
): readonly AwsLine[] {
  const all = changes.map(({ own, section }) => newLines(file, own, section));
  const inPlace = new Map(all.flatMap((one) => [...one.inPlace]));
  const added = new Map(all.map((one) => [one.last, one.added]));
  const lines = file.lines.flatMap((line, at) => {
    const here = inPlace.get(at) ?? [line];
    const below = added.get(at) ?? [];
    return below.length > 0 ? [...here.map(ended), ...below] : here;
  });
  return remarked(file.name, lines, new Map(changes.map(({ own }) => [own.title, own.lead])));
}

/**
 * Puts the new settings in the place of the old ones. What others have added stays, unless it says where credentials come
 * from: that would be mixed with what we say (docs/aws.md#order-within-a-profile).
 */
function newLines(file: AwsFile, own: OwnSection, section: Section): NewLines {
  const lines = settingLines(section);
  const fresh = new Map(section.settings.map(([key], place) => [key, lines[place]]));
  const isOurs = (key: string | null): boolean => key !== null && (sourceKeys.includes(key) || fresh.has(key));
  const inPlace = new Map<number, readonly AwsLine[]>();
  const used = new Set<string>();
  for (const at of own.settings) {
    const { role, key = null } = file.read.lines[at] ?? {};
    if (key === null || !isOurs(key)) continue;
    const now = role === 'key' ? fresh.get(key) : undefined;
    if (now !== undefined) used.add(key);
    inPlace.set(at, now === undefined ? [] : [sameOr(file.lines[at], now)]);
  }
  const last = [...inPlace].findLast(([, here]) => here.length > 0)?.[0] ?? own.header;
  const added = [...fresh].flatMap(([key, line]) => (used.has(key) || line === undefined ? [] : [line]));
  return { inPlace, last, added };
}

function sameOr(old: AwsLine | undefined, now: AwsLine): AwsLine {
  return old?.text === now.text ? old : now;
}

/** A line before others needs an end, which the last line of a file may not have. */
function ended(line: AwsLine): AwsLine {
  return line.end === '' ? written(line.text) : line;
}

/** Writes the comments of sections of ours anew, for what they say now, each with this lead. */
function remarked(name: AwsFileName, lines: readonly AwsLine[], leads: ReadonlyMap<string, Lead>): readonly AwsLine[] {
  const markers = new Map<number, AwsLine>();
  for (const own of withLines(name, lines).own.toReversed()) {
    const lead = leads.get(own.title);
    const settings = own.settings.flatMap((at) => lines[at] ?? []);
    if (lead !== undefined) markers.set(own.marker, written(markerOf(lead, own.title, settings)));
  }
  return lines.map((line, at) => sameOr(line, markers.get(at) ?? line));
}

/** Lines that go with a section: its comment, its header, its settings, and a blank line of ours above. */
function linesOfSection({ lines }: AwsFile, own: OwnSection): readonly number[] {
  const isBlankOurs = own.lead === 'b' && lines[own.marker - 1]?.text === '';
  return [own.marker, own.header, ...own.settings, ...(isBlankOurs ? [own.marker - 1] : [])];
}

function withoutAll(file: AwsFile, sections: readonly OwnSection[]): readonly AwsLine[] {
  const gone = new Set(sections.flatMap((own) => linesOfSection(file, own)));
  return file.lines.filter((_line, at) => !gone.has(at));
}

function without(file: AwsFile, own: OwnSection): readonly AwsLine[] {
  const gone = new Set(linesOfSection(file, own));
  const end = Math.max(...gone);
  const above = file.lines.slice(0, end + 1).filter((_line, at) => !gone.has(at));
  const below = file.lines.slice(end + 1);
  // Lines of others between ours keep the end of the line that stood above.
  const isWhole = above.length === own.marker;
  return own.lead === 'n' && isWhole ? joined(file, above, below, end) : [...above, ...below];
}

/** The end of the line above was ours: it goes too, or to the section of ours that now follows. */
function joined(file: AwsFile, above: readonly AwsLine[], below: readonly AwsLine[], end: number): readonly AwsLine[] {
  const last = above.at(-1);
  if (last !== undefined && below.length === 0) return [...above.slice(0, -1), { text: last.text, end: '' }];
  const next = file.own.find(({ lead, marker }) => lead === 'b' && marker === end + 2);
  if (next === undefined || below[0]?.text !== '') return [...above, ...below];
  return remarked(file.name, [...above, ...below.slice(1)], new Map([[next.title, 'n']]));
}
