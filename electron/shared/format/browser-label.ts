import { text } from '../text/text.ts';

interface Choice {
  readonly browser: string;
  readonly profile: string | null;
  readonly container: string | null;
  readonly private: boolean;
}

interface Found {
  readonly browser: string;
  readonly name: string;
  readonly profiles: readonly { readonly id: string; readonly name: string }[];
}

/**
 * What a browser with its profile, container or private window is called. One that was not found is called by what is known of it.
 *
 * @param where in a sentence ("a private window of Firefox") or in a list ("Firefox, private window").
 */
export function browserLabel(choice: Choice, found: readonly Found[], where: 'sentence' | 'list'): string {
  const here = found.find(({ browser }) => browser === choice.browser);
  const browser = here?.name ?? choice.browser;
  const profile = here?.profiles.find(({ id }) => id === choice.profile)?.name ?? choice.profile;
  // A browser that has one profile is named without it.
  const isNamed = profile !== null && (here === undefined || here.profiles.length > 1);
  const named = isNamed ? text('browser.with-profile', { browser, profile }) : browser;
  if (choice.private) {
    return text(where === 'list' ? 'browser.private-list' : 'browser.private-sentence', { browser: named });
  }
  if (choice.container === null) return named;
  return text('browser.with-container', { browser: named, container: choice.container });
}
