/** The languages that have a catalogue, by their tags. */
export const languages = ['en', 'ar'] as const;

export type Language = (typeof languages)[number];

/** What a person can choose: the system's language where Latchkey has it, or one of those it has. */
export type LanguageSetting = 'system' | Language;

/** The language of the texts; English where the system's is none of ours. `systemLocale`: a tag such as `ar-EG`. */
export function languageFor(setting: LanguageSetting, systemLocale: string): Language {
  const wanted = setting === 'system' ? languageOf(systemLocale) : setting;
  return languages.find((language) => language === wanted) ?? 'en';
}

/** In which direction the language is written. */
export function directionOf(language: Language): 'ltr' | 'rtl' {
  return language === 'ar' ? 'rtl' : 'ltr';
}

/** `ar` of `ar-EG`; of a tag that is none, the tag itself. */
export function languageOf(tag: string): string {
  return isLocale(tag) ? new Intl.Locale(tag).language : tag;
}

export function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** What is set in `settings`; of a value that this version does not know, the system's counts. */
export function languageSetting(settings: object): LanguageSetting {
  const set: unknown = 'language' in settings ? settings.language : 'system';
  return languages.find((language) => language === set) ?? 'system';
}
