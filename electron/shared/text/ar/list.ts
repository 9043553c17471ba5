/** The list of accounts and roles, with what is above and below it. */
export const list = {
  'header.signed-in-to':
    '{signedIn, plural, zero {مسجّل الخروج} one {مسجّل الدخول إلى {signedIn, number} من {count, number}} two {مسجّل الدخول إلى {signedIn, number} من {count, number}} few {مسجّل الدخول إلى {signedIn, number} من {count, number}} many {مسجّل الدخول إلى {signedIn, number} من {count, number}} other {مسجّل الدخول إلى {signedIn, number} من {count, number}}}',
  'header.label': 'المؤسسة: {name}. {state}',

  'search.label': 'البحث في الحسابات والأدوار والمعرّفات',
  'search.placeholder': 'ابحث عن حساب أو دور أو معرّف',
  'search.clear': 'مسح نص البحث',
  'search.nothing': 'لا دور يطابق «{query}»',
  'search.looked-through':
    'بُحث في {roles, plural, zero {أدوار عددها #} one {دور واحد} two {دورين} few {# أدوار} many {# دورًا} other {# دور}} في {accounts, plural, zero {حسابات عددها #} one {حساب واحد} two {حسابين} few {# حسابات} many {# حسابًا} other {# حساب}}.',
  'search.still-reading':
    '{count, plural, zero {قُرئت أدوار كل الحسابات} one {ما زالت أدوار حساب واحد تُقرأ} two {ما زالت أدوار حسابين تُقرأ} few {ما زالت أدوار # حسابات تُقرأ} many {ما زالت أدوار # حسابًا تُقرأ} other {ما زالت أدوار # حساب تُقرأ}}؛ قد يظهر المزيد.',
  'search.looked-everywhere':
    'بُحث في {roles, plural, zero {أدوار عددها #} one {دور واحد} two {دورين} few {# أدوار} many {# دورًا} other {# دور}} في {accounts, plural, zero {حسابات عددها #} one {حساب واحد} two {حسابين} few {# حسابات} many {# حسابًا} other {# حساب}} من مؤسسات عددها {organisations}.',
  'search.all-matches': 'كل النتائج',
  'search.meant': 'هل تقصد',
  'search.again': 'البحث مجددًا',
  'search.or': 'جرّب',
  'search.or-else': 'أو',
  'search.reload': 'إعادة تحميل قائمة الحسابات',
  'search.clear-it': 'مسح البحث',

  'list.label': 'الأدوار',
  'list.label-searching': 'الأدوار المطابقة لـ {query}',

  'section.recent': 'الأخيرة',
  'section.pinned': 'مثبّتة',
  'section.all': 'كل الحسابات',
  'section.ready': 'جاهزة بلا اتصال',
  'section.needs': 'تحتاج إلى اتصال',
  'section.held': 'بيانات اعتماد محفوظة',
  'section.others': 'المثبّتة والأخيرة',
  'section.unreached': 'يتعذّر الوصول إليها',
  'section.only': 'دورك',
  'section.count': '{count, number}',

  'row.role':
    '{name}، {environment}، {several, select, yes {{organisation}، } other {}}{permissionSet}{reached, select, yes {، يُوصل إليه عبر {via} في {viaAccount}} other {}}، الحساب {id}، {credentials}',
  'row.role-pinned':
    '{name}، {environment}، {several, select, yes {{organisation}، } other {}}{permissionSet}{reached, select, yes {، يُوصل إليه عبر {via} في {viaAccount}} other {}}، الحساب {id}، {credentials}، مثبّت {position} من {total}',
  'row.account':
    '{name}، {environment}، {several, select, yes {{organisation}، } other {}}الحساب {id}، {roles, plural, zero {لا أدوار} one {دور واحد} two {دوران} few {# أدوار} many {# دورًا} other {# دور}}، {open, select, yes {مفتوح} other {مغلق}}',
  'row.account-unread':
    '{name}، {environment}، {several, select, yes {{organisation}، } other {}}الحساب {id}، لم تُقرأ الأدوار بعد، {open, select, yes {مفتوح} other {مغلق}}',
  'row.unread': 'لم تُقرأ بعد',
  'row.unread-mark': '–',

  'freshness.ended': 'انتهت {time}',
  'freshness.not-renewed': 'لم تُجدّد',
  'freshness.spoken.none': 'لا بيانات اعتماد محفوظة',
  'freshness.spoken.live':
    'بيانات اعتماد لمدة {minutes, plural, zero {أقل من دقيقة} one {دقيقة أخرى} two {دقيقتين أخريين} few {# دقائق أخرى} many {# دقيقة أخرى} other {# دقيقة أخرى}}',
  'freshness.spoken.soon':
    'تنتهي بيانات الاعتماد خلال {minutes, plural, zero {أقل من دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  'freshness.spoken.renewing': 'جارٍ تجديد بيانات الاعتماد',
  'freshness.spoken.ended': 'انتهت بيانات الاعتماد في {time}',
  'freshness.spoken.not-renewed': 'لم تُجدّد: {reason}',
  'freshness.spoken.removed': 'أُزيل الوصول',
  'freshness.no-reason': 'لم يُذكر سبب',

  'footer.reading': 'جارٍ قراءة الأدوار… {done, number} من {known, number}',
  'footer.reading-accounts': 'جارٍ قراءة الحسابات…',
  'footer.offline-since': 'بلا اتصال منذ {time}',
  'footer.opening': 'جارٍ الفتح…',
  'footer.opening-terminal': 'جارٍ فتح طرفية…',
  'footer.copying': 'جارٍ النسخ…',
  'footer.slow': 'تتأخر AWS في الرد. واصل الانتظار أو ألغِ.',
  'footer.copied-clears': 'نُسخت. تُمسح خلال {left}',
  'footer.copied': 'نُسخ',
  'footer.copied-stays': 'نُسخت. تبقى حتى القفل أو الإنهاء',
  'footer.copied-link-stays': 'نُسخ رابط الدخول. يبقى حتى القفل أو الإنهاء',
  'footer.copied-account-id': 'نُسخ معرّف الحساب',
  'footer.copied-role-arn': 'نُسخ ARN الدور',
  'footer.copied-request': 'نُسخت الرسالة',
  'footer.copied-link-clears': 'نُسخ رابط الدخول. يُمسح خلال {left}',
  'footer.clear-now': 'المسح الآن',
  'footer.open-production': 'فتح وحدة تحكم الإنتاج',
  'footer.open-own': 'فتح وحدة تحكم {word}',
  'footer.sign-in-and-open': 'تسجيل الدخول والفتح',
  'footer.sign-in-and-open-production': 'تسجيل الدخول وفتح الإنتاج',
  'footer.sign-in-and-open-own': 'تسجيل الدخول وفتح {word}',
  'footer.copy-production-credentials': 'نسخ بيانات اعتماد الإنتاج',
  'footer.copy-own-credentials': 'نسخ بيانات اعتماد {word}',
  'footer.open-account': 'فتح الحساب',
  'footer.close-account': 'إغلاق الحساب',
  'footer.account-unknown': 'الحساب {id} ليس في قائمة {name}.',
  'footer.removed': 'أُزيل الوصول إلى هذا الدور.',

  'banner.offline': 'لا يوجد اتصال',
  'banner.not-aws': 'يردّ شيء ليس AWS',
  'banner.not-aws-text':
    'سجّل الدخول إلى الشبكة، أو اسأل مسؤولها. {count, plural, zero {لا يعمل أي دور حتى ذلك الحين.} one {ما زال دور واحد يعمل.} two {ما زال دوران يعملان.} few {ما زالت # أدوار تعمل.} many {ما زال # دورًا يعمل.} other {ما زال # دور يعمل.}}',
  'banner.trouble': 'تردّ AWS بأخطاء',
  'banner.trouble-text':
    'يعيد Latchkey المحاولة تلقائيًا، وتبقى مسجّل الدخول. إن استمر ذلك فسجّل الدخول مجددًا أو أخبر المسؤول لديك.',
  'banner.offline-text':
    '{count, plural, zero {لا يعمل أي دور بلا اتصال.} one {ما زال دور واحد يعمل.} two {ما زال دوران يعملان.} few {ما زالت # أدوار تعمل.} many {ما زال # دورًا يعمل.} other {ما زال # دور يعمل.}}{end, select, set { ينتهي تسجيل الدخول في {time}.} learned { ينتهي تسجيل الدخول في نحو {time}.} other {}}',
  'banner.ended': 'انتهى تسجيل الدخول إلى {name}',
  'banner.ended-text':
    '{count, plural, zero {سجّل الدخول لاستخدام أدوارك.} one {ما زال دور واحد يعمل حتى {time}.} two {ما زال دوران يعملان، آخرهما حتى {time}.} few {ما زالت # أدوار تعمل، آخرها حتى {time}.} many {ما زال # دورًا يعمل، آخرها حتى {time}.} other {ما زال # دور يعمل، آخرها حتى {time}.}}',
  'banner.signed-out': 'سجّل الدخول لاستخدام أدوارك',
  'banner.signed-out-text':
    '{count, plural, zero {لا حسابات} one {حساب واحد} two {حسابان} few {# حسابات} many {# حسابًا} other {# حساب}}، كما كانت {when}',
  'banner.signed-out-never': 'لم تُقرأ أي حسابات بعد.',
  'banner.ends':
    'ينتهي تسجيل الدخول خلال {minutes, plural, zero {أقل من دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  'banner.ends-about':
    'ينتهي تسجيل الدخول خلال {minutes, plural, zero {أقل من دقيقة} one {نحو دقيقة واحدة} two {نحو دقيقتين} few {نحو # دقائق} many {نحو # دقيقة} other {نحو # دقيقة}}',
  'banner.ends-text':
    '{count, plural, zero {سجّل الدخول مجددًا لتتابع بلا انقطاع.} one {يتوقف تجديد دور واحد في {time}.} two {يتوقف تجديد دورين في {time}.} few {يتوقف تجديد # أدوار في {time}.} many {يتوقف تجديد # دورًا في {time}.} other {يتوقف تجديد # دور في {time}.}}',
  'banner.ends-about-text':
    '{count, plural, zero {سجّل الدخول مجددًا لتتابع بلا انقطاع.} one {يتوقف تجديد دور واحد في نحو {time}.} two {يتوقف تجديد دورين في نحو {time}.} few {يتوقف تجديد # أدوار في نحو {time}.} many {يتوقف تجديد # دورًا في نحو {time}.} other {يتوقف تجديد # دور في نحو {time}.}}',
  'banner.waiting-text': 'وافق على تسجيل الدخول في المتصفح.',
  'banner.show-code': 'إظهار الرمز',
  'banner.reading': 'جارٍ قراءة الأدوار',
  'banner.reading-count': '{done, number} من {known, number} من الحسابات',
  'banner.reading-count-more': '{done, number} من {known, number} من الحسابات حتى الآن',
  'banner.reading-text':
    '{left, select, known {{minutes, plural, zero {بقي أقل من دقيقة.} one {بقي نحو دقيقة واحدة.} two {بقي نحو دقيقتين.} few {بقي نحو # دقائق.} many {بقي نحو # دقيقة.} other {بقي نحو # دقيقة.}} } other {}}يمكن البحث في كل الحسابات منذ الآن؛ وفتح حساب يقرأ أدواره أولًا.',
  'banner.reading-throttled':
    'طلبت AWS إبطاء الطلبات{left, select, known {{minutes, plural, zero {، وبقي أقل من دقيقة} one {، وبقي نحو دقيقة واحدة} two {، وبقي نحو دقيقتين} few {، وبقي نحو # دقائق} many {، وبقي نحو # دقيقة} other {، وبقي نحو # دقيقة}}} other {}}. يمكن البحث في كل الحسابات منذ الآن؛ وفتح حساب يقرأ أدواره أولًا.',
  'banner.progress-label': 'الحسابات المقروءة',
  'banner.clock':
    'ساعة هذا الحاسوب منحرفة بمقدار {minutes, plural, zero {أقل من دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  'banner.clock-text': 'تُرفض الطرفيات وأدوات التطوير حتى تُضبط الساعة.',
  'banner.failed':
    '{count, plural, zero {قُرئت كل الحسابات.} one {تعذّرت قراءة حساب واحد.} two {تعذّرت قراءة حسابين.} few {تعذّرت قراءة # حسابات.} many {تعذّرت قراءة # حسابًا.} other {تعذّرت قراءة # حساب.}}',
  'banner.failed-text': 'بقية القائمة تبقى كما هي.',
  'banner.problem': 'تعذّرت قراءة القائمة',
  'banner.try-these-again': 'إعادة محاولة قراءتها',
  'banner.notice': 'للعلم',
  'banner.news-added':
    '{added, plural, zero {لم تُضف أدوار} one {أُضيف دور واحد} two {أُضيف دوران} few {أُضيفت # أدوار} many {أُضيف # دورًا} other {أُضيف # دور}}',
  'banner.news-removed':
    '{removed, plural, zero {لم تُزل أدوار} one {أُزيل دور واحد} two {أُزيل دوران} few {أُزيلت # أدوار} many {أُزيل # دورًا} other {أُزيل # دور}}',
  'banner.news-both':
    '{added, plural, zero {لم تُضف أدوار} one {أُضيف دور واحد} two {أُضيف دوران} few {أُضيفت # أدوار} many {أُضيف # دورًا} other {أُضيف # دور}}، وأُزيل {removed, number}',
  'banner.news-text':
    '{more, plural, zero {في {names}.} one {في {names} وحساب واحد آخر.} two {في {names} وحسابين آخرين.} few {في {names} و# حسابات أخرى.} many {في {names} و# حسابًا آخر.} other {في {names} و# حساب آخر.}}',
  'banner.dismiss': 'إخفاء',
  'banner.remind-later': 'ذكّرني قبل دقيقتين',

  'empty.title': 'لا حسابات بعد',
  'empty.text': 'أنت مسجّل الدخول إلى {name}، لكن لم يُسند إليك أي حساب AWS.',
  'empty.copy-request': 'نسخ رسالة إلى المسؤول',
  'empty.switch': 'تبديل المؤسسة',

  'loading.label': 'جارٍ قراءة الحسابات',
} as const;
