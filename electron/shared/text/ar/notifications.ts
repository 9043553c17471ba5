/** Notifications of the desktop. */
export const notifications = {
  'notification.sign-in-ends-title':
    'ينتهي تسجيل الدخول إلى {organisation} خلال {minutes, plural, zero {أقل من دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  'notification.sign-in-ends':
    '{count, plural, zero {لا يتوقف تجديد أي دور} one {يتوقف تجديد دور واحد} two {يتوقف تجديد دورين} few {يتوقف تجديد # أدوار} many {يتوقف تجديد # دورًا} other {يتوقف تجديد # دور}} في {time}.',
  'notification.sign-in-ends-about-title':
    'ينتهي تسجيل الدخول إلى {organisation} خلال {minutes, plural, zero {أقل من دقيقة} one {نحو دقيقة واحدة} two {نحو دقيقتين} few {نحو # دقائق} many {نحو # دقيقة} other {نحو # دقيقة}}',
  'notification.sign-in-ends-about':
    '{count, plural, zero {لا يتوقف تجديد أي دور} one {يتوقف تجديد دور واحد} two {يتوقف تجديد دورين} few {يتوقف تجديد # أدوار} many {يتوقف تجديد # دورًا} other {يتوقف تجديد # دور}} في نحو {time}.',
  'notification.sign-in-ended-title': 'انتهى تسجيل الدخول إلى {organisation}',
  'notification.sign-in-ended': 'تعمل آخر بيانات الاعتماد حتى {time}.',
  'notification.sign-in-ended-refused': 'طلب برنامج بيانات اعتماد ولم يحصل عليها. سجّل الدخول مجددًا.',
  'notification.later': 'لاحقًا',
  'notification.not-renewed-title':
    '{environment, select, production {{ownWord, select, yes {{word}} other {إنتاج}}: } other {}}لم يُجدّد {account}',
  'notification.not-renewed-many-title':
    '{environment, select, production {{ownWord, select, yes {{word}} other {إنتاج}}: } other {}}لم يُجدّد {account} {count, plural, zero {وحده} one {ودور واحد آخر} two {ودوران آخران} few {و# أدوار أخرى} many {و# دورًا آخر} other {و# دور آخر}}',
  'notification.not-renewed-offline': 'لم تردّ AWS.',
  'notification.not-renewed-proxy': 'تعذّر الوصول إلى AWS بأمان.',
  'notification.not-renewed-throttled': 'طلبت AWS إبطاء الطلبات.',
  'notification.not-renewed-denied': 'رفضته AWS.',
  'notification.not-renewed-error': 'ردّت AWS بخطأ.',
  'notification.not-renewed-end':
    '{count, plural, zero {تنتهي بيانات الاعتماد} one {تنتهي أولى بيانات الاعتماد} two {تنتهي أولى بيانات الاعتماد} few {تنتهي أولى بيانات الاعتماد} many {تنتهي أولى بيانات الاعتماد} other {تنتهي أولى بيانات الاعتماد}} في {time}.',
  'notification.signed-in-title': 'سُجّل الدخول إلى {organisation}',
  'notification.signed-in':
    '{count, plural, zero {لم يُسند إليك أي حساب AWS.} one {حساب واحد.} two {حسابان.} few {# حسابات.} many {# حسابًا.} other {# حساب.}}',
  'notification.signed-in-unread': 'لم تُقرأ قائمة الحسابات بعد.',
  'notification.production-read-title':
    '{ownWord, select, yes {{word}} other {إنتاج}}: قرأ {named, select, yes {{program}} other {برنامج ما}} بيانات الاعتماد',
  'notification.production-read': '{account}، {role}.',
  'notification.production-ask-title':
    '{ownWord, select, yes {{word}} other {إنتاج}}: يطلب {named, select, yes {{program}} other {برنامج ما}} بيانات الاعتماد',
  'notification.production-ask': '{account}، {role}. انقر للسماح بها للبرامج 15 دقيقة.',
  'notification.show-activity': 'إظهار النشاط',
  'notification.allow-program': 'السماح 15 دقيقة',
  'notification.access-removed-title': 'أُزيل الوصول إلى {account}',
  'notification.access-removed':
    '{count, plural, zero {لم يعد {role} مسندًا إليك.} one {لم يعد {role} مسندًا إليك.} two {لم يعد {role} مسندين إليك.} few {لم تعد {role} مسندة إليك.} many {لم تعد {role} مسندة إليك.} other {لم تعد {role} مسندة إليك.}}',
  'notification.access-removed-many-title': 'أُزيل الوصول إلى حسابات عددها {count, number}',
  'notification.access-removed-many': 'تبيّن القائمة أي الأدوار هي.',
  'notification.copied': '{role}. تُمسح الحافظة بعد {seconds, number} ث.',
  'notification.copied-stays': '{role}.',
  'notification.copied-never': '{role}. تبقى في الحافظة حتى تقفل الشاشة أو تُنهي Latchkey.',
  'notification.failed-console': 'لم تُفتح وحدة التحكم',
  'notification.failed-terminal': 'لم تُفتح الطرفية',
  'notification.failed-copy': 'لم يُنسخ شيء',
  'notification.failed-sign-in': 'لم يبدأ تسجيل الدخول',
  'notification.no-tray-title': 'Latchkey نافذة هنا',
  'notification.no-tray':
    'لا يعرض سطح المكتب هذا أيقونات في شريط النظام. يبقى Latchkey في شريط المهام؛ {keys} لإظهاره وإخفائه.',
  'notification.no-tray-no-keys':
    'لا يعرض سطح المكتب هذا أيقونات في شريط النظام. يبقى Latchkey في شريط المهام؛ وتشغيله مجددًا يُظهره.',

  'link-news.console-asked-again-title': 'طُلب رابط وحدة التحكم مرتين',
  'link-news.console-asked-again':
    'المرة الأولى وحدها أوصلت إلى وحدة التحكم. إن لم تُفتح لك، فهي لدى برنامج آخر على هذا الحاسوب؛ أخبر المسؤول لديك.',
  'link-news.console-other-user-title': 'طلب مستخدم آخر لهذا الحاسوب رابط وحدة التحكم',
  'link-news.refused': 'رفضه Latchkey. ما زال متصفحك يستطيع فتحه.',
  'link-news.sign-in-other-user-title': 'طلب مستخدم آخر لهذا الحاسوب رابط تسجيل الدخول',
  'link-news.callback-other-user-title': 'ردّ مستخدم آخر لهذا الحاسوب على تسجيل دخولك',
  'link-news.endpoint-other-user-title': 'طلب مستخدم آخر لهذا الحاسوب بيانات اعتماد {account}، {role}',
  'link-news.callback-other-user': 'رفضه Latchkey وما زال ينتظر متصفحك.',
} as const;
