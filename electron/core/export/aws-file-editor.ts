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

/** Adds a section at the end of the file, or puts it in the place of the one of ours that has its title. */
export function putSection(file: AwsFile, section: Section): AwsFile {
  const own = file.own.find(({ title }) => title === section.title);
  return withLines(file.name, own === undefined ? appended(file, section) : replaced(file, own, section));
}

/**
 * Puts sections in the place of those of ours that have their titles, all at once: the file is read as often for one as for
 * thousands. One that is not there is left out.
 */
export function replaceSections(file: AwsFile, sections: readonly Section[]): AwsFile {
  const wanted = new Map(sections.map((section) => [section.title, section]));
  const inPlace = new Map<number, readonly AwsLine[]>();
  const leads = new Map<string, Lead>();
  for (const own of file.own) {
    const section = wanted.get(own.title);
    if (section === undefined || leads.has(own.title)) continue;
    leads.set(own.title, own.lead);
    linesInPlace(file, own, section).forEach((lines, at) => inPlace.set(at, lines));
  }
  if (leads.size === 0) return file;
  const lines = file.lines.flatMap((line, at) => inPlace.get(at) ?? [line]);
  return withLines(file.name, remarked(file.name, lines, leads));
}

/** Takes every section of ours with this title out again, with what was added in front of it. */
export function dropSection(file: AwsFile, title: string): AwsFile {
  const own = file.own.find((section) => section.title === title);
  return own === undefined ? file : dropSection(withLines(file.name, without(file, own)), title);
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

function appended({ lines, own }: AwsFile, section: Section): AwsLine[] {
  const last = lines.at(-1);
  const settings = settingLines(section);
  const block = (lead: Lead): AwsLine[] => [
    written(markerOf(lead, section.title, settings)),
    written(`[${section.title}]`),
    ...settings,
  ];
  if (last === undefined) return block('e');
  const isLastOurs = own.some(({ header, settings: ours }) => Math.max(header, ...ours) === lines.length - 1);
  if (last.end === '' && !isLastOurs) return [...lines.slice(0, -1), written(last.text), ...block('n')];
  return [...lines.slice(0, -1), ended(last), written(''), ...block('b')];
}

function replaced(file: AwsFile, own: OwnSection, section: Section): readonly AwsLine[] {
  const inPlace = linesInPlace(file, own, section);
  const lines = file.lines.flatMap((line, at) => inPlace.get(at) ?? [line]);
  return remarked(file.name, lines, new Map([[own.title, own.lead]]));
}

/**
 * The new settings in the place of the old ones, by line. What others have added stays, unless it says where credentials
 * come from: that would be mixed with what we say (docs/aws.md#order-within-a-profile).
 */
function linesInPlace(file: AwsFile, own: OwnSection, section: Section): Map<number, readonly AwsLine[]> {
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
  const last = [...inPlace].findLast(([, left]) => left.length > 0)?.[0] ?? own.header;
  const added = [...fresh].flatMap(([key, line]) => (used.has(key) || line === undefined ? [] : [line]));
  const here = inPlace.get(last) ?? file.lines.slice(last, last + 1);
  if (added.length > 0) inPlace.set(last, [...here.map(ended), ...added]);
  return inPlace;
}

function sameOr(old: AwsLine | undefined, now: AwsLine): AwsLine {
  return old?.text === now.text ? old : now;
}

/** A line before others needs an end, which the last line of a file may not have. */
function ended(line: AwsLine): AwsLine {
  return line.end === '' ? written(line.text) : line;
}

/** Writes the comments of sections of ours anew, by title, for what they say now. */
function remarked(name: AwsFileName, lines: readonly AwsLine[], leads: ReadonlyMap<string, Lead>): readonly AwsLine[] {
  const marks = new Map<number, AwsLine>();
  const seen = new Set<string>();
  for (const own of withLines(name, lines).own) {
    const lead = seen.has(own.title) ? undefined : leads.get(own.title);
    seen.add(own.title);
    if (lead === undefined) continue;
    const settings = own.settings.flatMap((at) => lines[at] ?? []);
    marks.set(own.marker, written(markerOf(lead, own.title, settings)));
  }
  return lines.map((line, at) => {
    const mark = marks.get(at);
    return mark === undefined ? line : sameOr(line, mark);
  });
}

function without(file: AwsFile, own: OwnSection): readonly AwsLine[] {
  const isBlankOurs = own.lead === 'b' && file.lines[own.marker - 1]?.text === '';
  const gone = new Set([own.marker, own.header, ...own.settings, ...(isBlankOurs ? [own.marker - 1] : [])]);
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
