/** Names longer than this (characters) are cut; a session's name is part of a section's title. */
const longest = 40;

/**
 * What follows `latchkey-` in the name of an organisation's session: its name in plain letters, with the beginning of its id
 * where another organisation has that name already.
 */
export function freeSessionName(organisation: string, id: string, taken: readonly string[]): string {
  const plain = organisation
    .toLowerCase()
    .slice(0, longest)
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
  const name = plain === '' ? id.slice(0, 8) : plain;
  return taken.includes(name) ? `${name}-${id.slice(0, 8)}` : name;
}
