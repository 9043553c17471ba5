import { directionOf, languageFor, languageSetting } from '../../electron/shared/text/languages.ts';
import {
  isLanguageRead,
  readLanguage,
  setLanguage,
  setLocale,
  shownLanguage,
  watchTexts,
} from '../../electron/shared/text/text.ts';
import type { AppSnapshot } from '../../electron/contract/snapshot.ts';

let changes = $state(0);
// Whatever a page makes of a text is made again in the next language.
watchTexts(() => changes);

/** Reads the texts of the snapshot's language; null: they are there already. */
export function readTexts({ settings, locale }: AppSnapshot): Promise<void> | null {
  const language = languageFor(languageSetting(settings), locale);
  // A file that is missing leaves the texts as they are.
  return isLanguageRead(language) ? null : readLanguage(language).catch(reportError);
}

/** Shows all texts in the snapshot's language from now on, and the page in its direction. */
export function showLanguage({ settings, locale }: AppSnapshot): void {
  setLocale(locale);
  setLanguage(languageFor(languageSetting(settings), locale));
  const language = shownLanguage();
  const { documentElement: page } = document;
  if (page.lang === language && page.dir === directionOf(language)) return;
  page.lang = language;
  page.dir = directionOf(language);
  changes += 1;
}
