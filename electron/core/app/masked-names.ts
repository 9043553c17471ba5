import type { CommandFeatures } from '../command-line/command-features.ts';

/** What is called by a name in a text, and what stands for it there. */
type Masks = ReadonlyMap<string, string>;

/** The profile that every tool knows, which is no name of anybody's. */
const everybodysProfile = 'default';

/**
 * The names and addresses of the organisations and accounts there are, and what the person calls accounts, profiles and
 * chained roles, each with a number that stands for it.
 */
export function masksFor({
  organisations,
  personal,
  links,
  chainedRoles,
}: Pick<CommandFeatures, 'organisations' | 'personal' | 'links' | 'chainedRoles'>): Masks {
  const masks = new Map<string, string>();
  const add = (name: string | null, mask: string): void => {
    if (name !== null && name.trim() !== '' && !masks.has(name)) masks.set(name, mask);
  };
  const aliases = new Map(personal.labels().map((one) => [`${one.organisationId} ${one.accountId}`, one.alias]));
  organisations.all().forEach(({ record, catalogue }, place) => {
    const organisation = `organisation ${place + 1}`;
    for (const url of [record.startUrl, record.portalUrl]) {
      add(url, `[portal of ${organisation}]`);
      add(url === null ? null : (URL.parse(url)?.host ?? null), `[portal of ${organisation}]`);
    }
    add(record.name, organisation);
    catalogue
      .list()
      .catalogue()
      .accounts.forEach(({ id, name, email }, index) => {
        const account = `account ${place + 1}.${index + 1}`;
        add(id, account);
        add(name, account);
        add(aliases.get(`${record.id} ${id}`) ?? null, account);
        add(email, '[e-mail]');
      });
  });
  // Of accounts that are listed no more.
  for (const alias of aliases.values()) add(alias, '[account]');
  links.all().forEach(({ profile }, place) => {
    if (profile !== everybodysProfile) add(profile, `profile ${place + 1}`);
  });
  chainedRoles.all().forEach(({ role }, place) => add(role.roleName, `chained role ${place + 1}`));
  return masks;
}

/** The text with what stands for them in place of the names, and without any account id, e-mail, portal or user's folder. */
export function maskedNames(text: string, masks: Masks): string {
  const longestFirst = [...masks].toSorted(([one], [other]) => other.length - one.length);
  const known = longestFirst.reduce((result, [name, mask]) => withoutName(result, name, mask), text);
  return known
    .replaceAll(/(?<!\d)\d{12}(?!\d)/gu, '[account]')
    .replaceAll(/[^\s"'<>,;()[\]{}]+/gu, (word) => maskedWord(word));
}

function maskedWord(word: string): string {
  if (/\.awsapps\.com|\.app\.aws|\.portal\.|signin\.aws/iu.test(word)) return '[portal]';
  if (word.includes('@') && !word.includes('/')) return `[e-mail]${/[:.]?$/u.exec(word)?.[0] ?? ''}`;
  return word.replace(/([/\\](?:home|Users)[/\\])[^/\\]+/u, '$1[user]');
}

/** Where it stands by itself: an account called `dev` does not make a mask of half of `device`. */
function withoutName(text: string, name: string, mask: string): string {
  const [first = '', ...rest] = text.split(name);
  return rest.reduce((done, next) => {
    const isPart = /[\p{L}\p{N}]$/u.test(done.slice(-2)) || /^[\p{L}\p{N}]/u.test(next.slice(0, 2));
    return `${done}${isPart ? name : mask}${next}`;
  }, first);
}
