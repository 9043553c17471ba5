import type { Log } from '../../core/ports/desktop.ts';
import { languageFor, languageSetting, type Language } from '../../shared/text/languages.ts';
import { isLanguageRead, readLanguage, setLanguage } from '../../shared/text/text.ts';

export interface LanguageOptions {
  /** Of the system. */
  readonly locale: string;
  readonly log: Log;
}

/** All texts are in the language of these settings from then on; where its file cannot be read they stay as they are. */
export async function speakLanguage(settings: object, { locale, log }: LanguageOptions): Promise<void> {
  const language = languageFor(languageSetting(settings), locale);
  if (await wasRead(language, log)) setLanguage(language);
}

/** Changes the language with each change of the settings; `changed`: what is on screen has to be said anew. */
export function followLanguage({ locale, log }: LanguageOptions, changed: () => void): (settings: object) => void {
  let shown: string | null = null;

  async function readFirst(language: Language): Promise<void> {
    const isRead = await wasRead(language, log);
    // Meanwhile the person may have chosen another.
    if (!isRead || shown !== language) return;
    setLanguage(language);
    changed();
  }

  return (settings) => {
    const language = languageFor(languageSetting(settings), locale);
    if (language === shown) return;
    shown = language;
    // At once where it can be, so that what is sent after this is in it.
    if (isLanguageRead(language)) setLanguage(language);
    else void readFirst(language);
  };
}

/** Whether its texts could be read; else the log says why not. */
async function wasRead(language: Language, log: Log): Promise<boolean> {
  try {
    await readLanguage(language);
    return true;
  } catch (error) {
    log.error(`The texts of the language ${language} could not be read.`, error);
    return false;
  }
}
