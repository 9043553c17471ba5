import type { AwsLine } from './aws-lines.ts';
import type { BotocoreReading } from './as-botocore.ts';

/**
 * What of the text above a section is ours too and goes with it: the blank line (`b`), the end of the last line of a file
 * that had none (`n`), or nothing, in a file that was empty (`e`).
 */
export type Lead = 'b' | 'n' | 'e';

/** A section that we wrote. */
export interface OwnSection {
  readonly title: string;
  readonly lead: Lead;
  /** Where our comment and the header stand, counted from 0. */
  readonly marker: number;
  readonly header: number;
  /** Where its settings stand, with what goes on with them and what others have put there. */
  readonly settings: readonly number[];
  /** Whether its settings are as we left them. */
  readonly isAsWritten: boolean;
}

const markerPattern = /^# Latchkey keeps this section \(([bne])-([0-9a-f]{8})-([0-9a-f]{8})\)$/u;

/**
 * The comment before a section of ours. It names the section and its settings by checksums, so that another section below
 * it is never taken for ours. No `=` or `:` is in it: AWS CLI takes such a line for a setting, comment or not, and puts
 * the next setting of the section above below it (AWS CLI, `customizations/configure/writer.py`, `OPTION_REGEX`).
 */
export function markerOf(lead: Lead, title: string, settings: readonly AwsLine[]): string {
  return `# Latchkey keeps this section (${lead}-${checksum(title)}-${checksumOf(settings)})`;
}

/** All sections that we wrote. Our comment may have lines of others below it, but no other header. */
export function ownSections(lines: readonly AwsLine[], { lines: read, sections }: BotocoreReading): OwnSection[] {
  const markers = lines.flatMap(({ text }, line) => {
    const [, lead, title, settings] = markerPattern.exec(text) ?? [];
    return lead === undefined ? [] : [{ line, lead: lead as Lead, title, settings }];
  });
  return markers.flatMap(({ line, lead, title: marked, settings: written }, place) => {
    const section = read[line]?.section ?? -1;
    const { title, header } = sections[section + 1] ?? { title: '', header: -1 };
    const next = markers[place + 1];
    if (header < 0 || checksum(title) !== marked) return [];
    // Of two comments that name it the nearer counts.
    if (next !== undefined && next.line < header && next.title === marked) return [];
    const end = sections[section + 2]?.header ?? lines.length;
    const settings = read
      .slice(header, end)
      .flatMap(({ role }, at) => (role === 'key' || role === 'more' ? [header + at] : []));
    const isAsWritten = written === checksumOf(settings.flatMap((at) => lines[at] ?? []));
    return [{ title, lead, marker: line, header, settings, isAsWritten }];
  });
}

function checksumOf(lines: readonly AwsLine[]): string {
  return checksum(lines.map(({ text }) => text).join('\n'));
}

/** FNV-1a of 32 bits: tells an edit from none, and is no secret. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
