/** The browsers of this computer, and where consoles and sign-ins open. */
export const browsers = {
  'browser.your-default': 'متصفحك الافتراضي',
  'browser.with-profile': '{browser}، الملف الشخصي {profile}',
  'browser.with-container': '{browser}، الحاوية {container}',
  'browser.private-sentence': 'نافذة خاصة من {browser}',
  'browser.private-list': '{browser}، نافذة خاصة',
  'browser.missing': '{browser} (لم يُعثر عليه)',
  'failure.browser-gone':
    '{browser}: لم يعد هذا على هذا الحاسوب. اختر أين تُفتح وحدات تحكم {organisation} في الإعدادات ضمن «المتصفحات»؛ والمتصفح الافتراضي يعمل دائمًا.',

  'place.opens-in': 'تُفتح في {browser}',
  'place.chained': 'ليس عبر بوابة الوصول، فهي لا تعرض الأدوار المتسلسلة.',
  'place.no-portal-page': 'ليس عبر بوابة الوصول، فعنوان هذه المؤسسة لا يدل على صفحتها.',
  'place.region-now': 'المنطقة {region}',
  'place.region-search': 'البحث في المناطق',
  'place.region-list': 'المناطق',
  'place.region-none': 'لا منطقة تطابق «{query}».',

  'browsers-page.title': 'المتصفحات',
  'browsers-page.lead': 'أين يُفتح تسجيل الدخول ووحدات التحكم.',
  'browsers-page.found': 'على هذا الحاسوب',
  'browsers-page.looking': 'جارٍ البحث عن المتصفحات…',
  'browsers-page.none': 'لم يُعثر على متصفح يقبل ملفًا شخصيًا. يُفتح كل شيء في المتصفح الافتراضي.',
  'browsers-page.profiles':
    '{count, plural, zero {لا ملفات شخصية} one {ملف شخصي واحد} two {ملفان شخصيان} few {# ملفات شخصية} many {# ملفًا شخصيًا} other {# ملف شخصي}}: {names}',
  'browsers-page.containers':
    '{count, plural, zero {لا حاويات} one {حاوية واحدة} two {حاويتان} few {# حاويات} many {# حاوية} other {# حاوية}}: {names}',
  'browsers-page.plain': 'يُفتح دون اختيار ملف شخصي.',
  'browsers-page.default-only': 'لا يقبل Safari وArc ملفًا شخصيًا من برامج أخرى. يمكن أن يكون أحدهما المتصفح الافتراضي.',
  'browsers-page.containers-how':
    'تُعرض حاويات Firefox حيث تكون الإضافة «\u2068Open external links in a container\u2069» مثبّتة.',
  'browsers-page.environment': 'وحدات تحكم حسابات {environment}',
  'browsers-page.environment-none': 'وحدات تحكم الحسابات الأخرى',
  'browsers-page.some-elsewhere': 'تُفتح وحدات تحكم بعض البيئات في مكان آخر. تجدها ضمن «المتصفحات» في هذه الإعدادات.',
  'browsers-page.as-organisation': 'كالبقية',
  'browsers-page.way': 'فتح وحدات التحكم عبر',
  'browsers-page.way-federated': 'رابط من Latchkey',
  'browsers-page.way-portal': 'بوابة الوصول',
  'browsers-page.way-federated-hint': 'يعمل في كل ملف شخصي، حتى حيث لا يكون المتصفح مسجّل الدخول.',
  'browsers-page.way-portal-hint':
    'تستطيع وحدة التحكم إبقاء عدة حسابات جنبًا إلى جنب. يجب أن يكون المتصفح مسجّل الدخول إلى البوابة؛ وحين ترفض وحدة التحكم حسابًا آخر لا يعلم Latchkey بذلك. تبقى الأدوار المتسلسلة تُفتح برابط.',
  'browsers-page.logout': 'تسجيل الخروج من وحدة التحكم أولًا',
  'browsers-page.logout-hint':
    'علاج رسالة «\u2068You must first log out\u2069». يُنهي وحدة التحكم التي يعرضها المتصفح، ولا ينجح حيث تُبقي وحدة التحكم عدة حسابات جنبًا إلى جنب.',

  'organisation.monogram': 'حروف علامتها',
  'organisation.monogram-hint': 'إن تُركت فارغة: أول حرف من اسمها.',
  'organisation.reload-hours':
    '{count, plural, zero {كل # ساعة} one {كل ساعة} two {كل ساعتين} few {كل # ساعات} many {كل # ساعة} other {كل # ساعة}}',
  'organisation.console-service': 'تُفتح وحدات التحكم عند',
  'organisation.console-service-hint': 'حيث لا تُحدَّد صفحة.',
  'organisation.console-page': '{service}، {page}',
} as const;
