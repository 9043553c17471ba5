import type { NamedKind } from './as-botocore.ts';

/** A profile or session that the JavaScript SDK finds. */
export interface JsSection {
  readonly kind: NamedKind;
  readonly name: string;
  /** The last line, counted from 0, that is a header of it. */
  readonly header: number;
  /** Of all sections of the name, the last value of a key; keys of a nested block are `block.key`. */
  readonly values: ReadonlyMap<string, string>;
}

/** What it takes for a name after a prefix; the quotes have to be alike, and one blank stands between. */
const prefixed = /^([\w-]+)\s(?:"([\w\-@+.%:/]+)"|'([\w\-@+.%:/]+)'|([\w\-@+.%:/]+))$/u;
const prefixes: readonly string[] = ['profile', 'sso-session', 'services'];

/**
 * Reads a file as the JavaScript SDK does (`@smithy/core`, `shared-ini-file-loader/parseIni.js` and `getConfigData.js`;
 * docs/aws.md#how-files-of-profiles-are-read). Sections without a value are left out, as there.
 */
export function readAsJsSdk(text: string, file: 'config' | 'credentials'): readonly JsSection[] {
  const sections = sectionsIn(text);
  // Of both spellings this one counts, wherever it stands.
  if (file === 'config' && (sections.get('profile.default')?.values.size ?? 0) > 0) sections.delete('default');
  return [...sections].flatMap(([id, { header, values }]) => {
    const named = values.size === 0 ? null : nameOf(id, file);
    return named === null ? [] : [{ ...named, header, values }];
  });
}

/** By what the SDK calls them: `profile.NAME`, or the title itself where there is no prefix. */
function sectionsIn(text: string): Map<string, { header: number; values: Map<string, string> }> {
  const sections = new Map<string, { header: number; values: Map<string, string> }>();
  let section: { header: number; values: Map<string, string> } | null = null;
  let block: string | null = null;
  text.split(/\r?\n/u).forEach((line, number) => {
    const shown = (line.split(/(^|\s)[;#]/u)[0] ?? '').trim();
    if (shown.startsWith('[') && shown.endsWith(']')) {
      const id = idOf(shown.slice(1, -1));
      block = null;
      section = id === null ? null : { values: new Map(), ...sections.get(id), header: number };
      if (id !== null && section !== null) sections.set(id, section);
      return;
    }
    const at = shown.indexOf('=');
    if (section === null || at < 1) return;
    const key = shown.slice(0, at).trim();
    const value = shown.slice(at + 1).trim();
    if (value === '') block = key;
    else {
      if (block !== null && line.trimStart() === line) block = null;
      section.values.set(block === null ? key : `${block}.${key}`, value);
    }
  });
  return sections;
}

/** Null: what follows belongs to no section. */
function idOf(title: string): string | null {
  const [, prefix, double, single, bare] = prefixed.exec(title) ?? [];
  const name = double ?? single ?? bare;
  if (prefix !== undefined) return prefixes.includes(prefix) ? `${prefix}.${name ?? ''}` : null;
  return title === '' ? null : title;
}

function nameOf(id: string, file: 'config' | 'credentials'): { kind: NamedKind; name: string } | null {
  if (file === 'credentials' || id === 'default') return { kind: 'profile', name: id };
  const dot = id.indexOf('.');
  const kind = (['profile', 'sso-session'] as const).find((prefix) => prefix === id.slice(0, Math.max(0, dot)));
  return kind === undefined ? null : { kind, name: id.slice(dot + 1) };
}
