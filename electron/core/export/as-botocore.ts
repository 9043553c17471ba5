import { indentOf, isComment, stripped, withoutTrailing, type AwsLine } from './aws-lines.ts';

/** What a line is to Python's `configparser`; `more` goes on with the value above it. */
export type LineRole = 'blank' | 'comment' | 'header' | 'key' | 'more' | 'junk';

/** A line as botocore and AWS CLI read it. */
export interface ReadLine {
  readonly role: LineRole;
  /** The section it belongs to, by its place in the list; null: before the first one. */
  readonly section: number | null;
  /** Of a setting and of what goes on with it, in lower case. */
  readonly key: string | null;
}

/** A section that botocore finds. */
export interface BotocoreSection {
  /** What stands between the brackets. */
  readonly title: string;
  /** Where its header stands, counted from 0. */
  readonly header: number;
  /** Values that go on over several lines are joined with LF. */
  readonly values: Map<string, string>;
}

/** Why botocore and AWS CLI refuse a whole file. */
export type Unreadable =
  'byte-order-mark' | 'before-first-section' | 'duplicate-section' | 'duplicate-key' | 'no-setting' | 'nested-line';

export interface BotocoreReading {
  readonly lines: readonly ReadLine[];
  readonly sections: readonly BotocoreSection[];
  /** The first line, counted from 0, for which the file is refused; null: it is read. */
  readonly refused: { readonly why: Unreadable; readonly line: number } | null;
}

/** Whose settings every section inherits (Python, `configparser.DEFAULTSECT`). */
export const inheritedSection = 'DEFAULT';

/**
 * Reads a file as botocore and AWS CLI do, which is with Python's `RawConfigParser`
 * (docs/aws.md#how-files-of-profiles-are-read); goes on after what they refuse.
 */
export function readAsBotocore(lines: readonly AwsLine[]): BotocoreReading {
  const reader = new Reader();
  lines.forEach(({ text }, line) => {
    reader.add(text, line);
  });
  return reader.finish();
}

class Reader {
  readonly #lines: ReadLine[] = [];
  readonly #sections: BotocoreSection[] = [];
  /** The lines of each value, by section and key. */
  readonly #values: {
    readonly section: number;
    readonly key: string;
    readonly parts: string[];
    readonly at: number[];
  }[] = [];
  readonly #titles = new Set<string>();
  readonly #keys = new Set<string>();
  readonly #refused: { readonly why: Unreadable; readonly line: number }[] = [];
  /** Where the current setting or header begins. */
  #indent = 0;
  /** Whether an indented line goes on with the value above it. */
  #hasValue = false;

  add(text: string, line: number): void {
    if (line === 0 && text.startsWith('\ufeff')) this.#refuse('byte-order-mark', line);
    const value = stripped(text);
    if (isComment(text)) this.#push('comment');
    else if (value === '') this.#addBlank(line);
    else if (this.#hasValue && indentOf(text) > this.#indent) this.#addMore(value, line);
    else this.#addBeginning(value, line, indentOf(text));
  }

  finish(): BotocoreReading {
    for (const { section, key, parts, at } of this.#values) {
      const joined = withoutTrailing(parts.join('\n'));
      this.#sections[section]?.values.set(key, joined);
      const bad = joined.startsWith('\n') ? parts.findIndex((part) => !isNested(part)) : -1;
      const line = at[bad];
      if (line !== undefined) this.#refuse('nested-line', line);
    }
    const [first = null] = this.#refused.toSorted((one, other) => one.line - other.line);
    return { lines: this.#lines, sections: this.#sections, refused: first };
  }

  #addBlank(line: number): void {
    this.#push('blank');
    if (this.#hasValue) this.#append('', line);
  }

  #addMore(value: string, line: number): void {
    this.#push('more', this.#values.at(-1)?.key);
    this.#append(value, line);
  }

  #addBeginning(value: string, line: number, indent: number): void {
    this.#indent = indent;
    const title = /^\[(.+)\]/su.exec(value)?.[1];
    if (title !== undefined) this.#addHeader(title, line);
    else if (this.#sections.length === 0) {
      this.#refuse('before-first-section', line);
      this.#push('junk');
    } else this.#addSetting(value, line);
  }

  #addHeader(title: string, line: number): void {
    if (title !== inheritedSection && this.#titles.has(title)) this.#refuse('duplicate-section', line);
    this.#titles.add(title);
    this.#sections.push({ title, header: line, values: new Map() });
    this.#hasValue = false;
    this.#push('header');
  }

  #addSetting(value: string, line: number): void {
    const delimiter = value.search(/[=:]/u);
    if (delimiter < 1) {
      this.#refuse('no-setting', line);
      this.#push('junk');
      if (delimiter === 0) this.#hasValue = false;
      return;
    }
    const key = withoutTrailing(value.slice(0, delimiter)).toLowerCase();
    // `[DEFAULT]` may stand there twice, but not with one key twice.
    const id = JSON.stringify([this.#sections.at(-1)?.title, key]);
    if (this.#keys.has(id)) this.#refuse('duplicate-key', line);
    this.#keys.add(id);
    const first = stripped(value.slice(delimiter + 1));
    this.#values.push({ section: this.#sections.length - 1, key, parts: [first], at: [line] });
    this.#hasValue = true;
    this.#push('key', key);
  }

  #append(text: string, line: number): void {
    const value = this.#values.at(-1);
    value?.parts.push(text);
    value?.at.push(line);
  }

  #push(role: LineRole, key: string | null = null): void {
    this.#lines.push({ role, section: this.#sections.length === 0 ? null : this.#sections.length - 1, key });
  }

  #refuse(why: Unreadable, line: number): void {
    this.#refused.push({ why, line });
  }
}

/** Lines below an empty value have to be settings themselves (botocore, `configloader.py`, `_parse_nested`). */
function isNested(part: string): boolean {
  return part
    .split(/[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/u)
    .every((line) => stripped(line) === '' || line.includes('='));
}

/** What kind of named section it is: `profile` or `sso-session`. */
export type NamedKind = 'profile' | 'sso-session';

/**
 * What botocore makes of a title: a profile or session with its name, or null (botocore, `configloader.py`,
 * `build_profile_map`). In `credentials` every section is a profile.
 */
export function nameAsBotocore(
  title: string,
  file: 'config' | 'credentials',
): { kind: NamedKind; name: string } | null {
  if (title === inheritedSection) return null;
  if (file === 'credentials' || title === 'default') return { kind: 'profile', name: title };
  const kind = (['profile', 'sso-session'] as const).find((prefix) => title.startsWith(prefix));
  const [, name, ...others] = splitAsShell(title) ?? [];
  return kind === undefined || name === undefined || others.length > 0 ? null : { kind, name };
}

/** As Python's `shlex.split`; null: a quote is not closed, or a backslash ends the text. */
export function splitAsShell(text: string): readonly string[] | null {
  const words: string[] = [];
  let word: string | null = null;
  let quote = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    const next = text.charAt(at + 1);
    const escapes = character === '\\' && quote !== "'";
    if (escapes && next === '') return null;
    if (escapes && (quote === '' || next === '"' || next === '\\')) {
      word = (word ?? '') + next;
      at += 1;
    } else if (quote === '' && /[ \t\r\n]/u.test(character)) {
      if (word !== null) words.push(word);
      word = null;
    } else if (character === quote) quote = '';
    else if (quote === '' && /["']/u.test(character)) {
      quote = character;
      word ??= '';
    } else word = (word ?? '') + character;
  }
  if (quote !== '') return null;
  return word === null ? words : [...words, word];
}
