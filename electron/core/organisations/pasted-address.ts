/** What nobody sees in a text and a URL does not stand: controls, marks of direction, characters of no width. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** No address is longer. */
const longest = 4000;

/** `sso_start_url = …`, `"startUrl": "…",`, `export SSO_URL=…`: a line of a configuration file. A scheme is no name of a setting. */
const setting = /^(?:export\s+|set\s+)?["']?[A-Za-z_][\w-]*["']?\s*(?:=|:(?!\/\/))\s*(?<value>\S.*)$/u;

/** Hyphens that word processors and chats put in the place of the one a host can have. */
const typographicHyphens = /[\u2010-\u2015\u2212]/gu;

const wrappers: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['<', '>'],
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['|', '|'],
  ['*', '*'],
  ['_', '_'],
  ['\u201c', '\u201d'],
  ['\u201d', '\u201d'],
  ['\u201e', '\u201c'],
  ['\u2018', '\u2019'],
  ['\u201a', '\u2018'],
  ['\u00ab', '\u00bb'],
  ['\u00bb', '\u00ab'],
  ['\u2039', '\u203a'],
  ['\u300c', '\u300d'],
  ['\u3010', '\u3011'],
];

/** What no address holds, and what stands around one in a text, a table or markup. */
const between = /[\s"'`<>()[\]{}|\u201c-\u201e\u2018-\u201a\u00ab\u00bb\u2039\u203a\u300c\u300d\u3010\u3011]+/u;
/** What ends a sentence, or what was around an address, right behind it. */
const tail = ',;.!?*"\'`>]}|\u2026\u3001\u3002\u2018\u2019\u201c\u201d\u00ab\u00bb\u203a\u300d\u3011';
/** A portal without a scheme in front of it, as a sentence may name one. */
const portalHost = /\.(?:awsapps\.c(?:om|n)|app\.aws|portal\.amazonaws\.(?:com|eu))(?:[/#?]|$)/u;

/**
 * The address in what a person pastes: out of quotes and brackets, a line of a configuration file or several that say the
 * same, a chat's or a page's link, or a sentence with one address in it. What holds none comes back as it is, without
 * what cannot be seen.
 */
export function pastedAddress(pasted: string): string {
  const text = asTyped(pasted);
  const bare = unwrapped(setting.exec(text)?.groups?.['value'] ?? text);
  const isWhole = !/\s/u.test(bare) && (/^https?:/iu.test(bare) || !/https?:\/\//iu.test(bare));
  const found = isWhole ? bare : (onlyAddress(bare) ?? bare);
  return /\s/u.test(found) ? found : withOneScheme(withoutTail(found));
}

/** A text as somebody at a keyboard would have written it in one line. */
export function asTyped(pasted: string): string {
  return pasted
    .slice(0, longest)
    .replaceAll(/[\t\r\n]+/gu, ' ')
    .replace(invisible, '')
    .replaceAll(typographicHyphens, '-')
    .trim();
}

/** Null: there is none, or more than one. The same one twice, as in two profiles of a file, is one. */
function onlyAddress(text: string): string | null {
  const found = text.split(between).flatMap((word) => {
    const at = word.search(/https?:\/\//iu);
    return at >= 0 || portalHost.test(word) ? [withoutTail(word.slice(Math.max(at, 0)))] : [];
  });
  const addresses = new Map(
    found.map((address) => [withoutEnd(address.replace(/[#?].*$/u, ''), '/').toLowerCase(), address]),
  );
  const [address = null, ...others] = addresses.values();
  return others.length === 0 ? address : null;
}

/** A bracket that is opened within the address belongs to it. */
function withoutTail(address: string): string {
  return withoutEnd(address, address.includes('(') ? tail : `${tail})`);
}

/** Step by step: a pattern of an end that repeats is tried at every place. */
function withoutEnd(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Pasted behind a scheme that was there already, or written without its colon. */
function withOneScheme(address: string): string {
  return address.replace(/^https?:\/\/(?=https?:\/\/)/iu, '').replace(/^(https?)\/\//iu, '$1://');
}

/** Without what stands around it, in as many layers as there are. */
function unwrapped(text: string): string {
  const trimmed = text.replace(/[,;.]+$/u, '').trim();
  // A chat's `<address|name>` and Markdown's `[name](address)`.
  const linked =
    /^<(?<address>[^|<>]+)\|[^<>]*>$/u.exec(trimmed) ?? /^\[[^\]]*\]\((?<address>[^()\s]+)\)$/u.exec(trimmed);
  if (linked?.groups?.['address'] !== undefined) {
    return unwrapped(linked.groups['address']);
  }
  const around = wrappers.find(
    ([open, close]) => trimmed.length > 2 && trimmed.startsWith(open) && trimmed.endsWith(close),
  );
  return around === undefined ? trimmed : unwrapped(trimmed.slice(1, -1));
}
