/** What nobody sees in a text and a URL does not stand: controls, marks of direction, characters of no width. */
const invisible = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** No address is longer. */
const longest = 4000;

/** `sso_start_url = …`, `"startUrl": "…",`, `export SSO_URL=…`: a line of a configuration file. A scheme is no name of a setting. */
const setting = /^(?:export\s+|set\s+)?["']?[A-Za-z_][\w-]*["']?\s*(?:=|:(?!\/\/))\s*(?<value>\S.*)$/u;

const wrappers: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ["'", "'"],
  ['`', '`'],
  ['<', '>'],
  ['(', ')'],
  ['[', ']'],
  ['\u201c', '\u201d'],
  ['\u2018', '\u2019'],
  ['\u00ab', '\u00bb'],
];

/**
 * The address in what a person pastes: out of quotes and brackets, a line of a configuration file, a chat's or a page's
 * link, or a sentence with one address in it. What holds none comes back as it is, without what cannot be seen.
 */
export function pastedAddress(pasted: string): string {
  const text = pasted
    .slice(0, longest)
    .replaceAll(/[\t\r\n]+/gu, ' ')
    .replace(invisible, '')
    .trim();
  const value = setting.exec(text)?.groups?.['value'] ?? text;
  const bare = unwrapped(value);
  if (!/\s/u.test(bare)) {
    return bare;
  }
  const [address, ...others] = bare.match(/https?:\/\/[^\s"'<>()]+/giu) ?? [];
  return address !== undefined && others.length === 0 ? unwrapped(address) : bare;
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
