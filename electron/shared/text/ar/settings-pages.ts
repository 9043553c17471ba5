/** The pages of the settings that are about all of Latchkey. */
export const settingsPages = {
  'settings.credentials-lead': 'كيف تُنسخ وتُجدّد وتُحفظ.',
  'settings.shortcuts': 'الاختصارات',
  'settings.shortcuts-lead': 'اضغط مفاتيح أحدها لتعطيه غيرها.',
  'settings.activity': 'النشاط والخصوصية',
  'settings.activity-lead': 'ما جرى، مدوّنًا على هذا الحاسوب فقط.',
  'settings.about': 'حول البرنامج',

  'login-item.label': 'الفتح عند الدخول إلى الحاسوب',
  'login-item.hint': 'يكون Latchkey في شريط النظام بعد دخولك إلى الحاسوب.',
  'login-item.needs-approval': 'ينتظر macOS سماحك بذلك في «إعدادات النظام»، ضمن «عناصر تسجيل الدخول».',
  'login-item.unknown': 'لا يذكر النظام هل يفعل ذلك.',
  'language.label': 'اللغة',
  'language.system': 'لغة النظام',

  'credentials-page.kept': 'أين تُحفظ الأسرار',
  'credentials-page.kept-keychain':
    'تُحفظ عمليات تسجيل الدخول في ملف لا تفتحه إلا سلسلة مفاتيح هذا الحاسوب. وبيانات الاعتماد في الذاكرة وحدها.',
  'credentials-page.kept-memory':
    'ليس في هذا الحاسوب سلسلة مفاتيح. الأسرار في الذاكرة وحدها، فيطلب Latchkey تسجيل الدخول مجددًا عند كل تشغيل.',
  'credentials-page.kept-refused':
    'لم تُفتح سلسلة المفاتيح. الأسرار في الذاكرة وحدها، فيطلب Latchkey تسجيل الدخول مجددًا عند التشغيل التالي.',
  'credentials-page.kept-asking': 'تسألك سلسلة المفاتيح في نافذة خاصة بها.',
  'credentials-page.memory': 'لا تُعرض الأسرار أبدًا، ولا يوجد زر يعرضها.',

  'shortcuts.group-anywhere': 'من أي مكان',
  'shortcuts.summon': 'إظهار النافذة أو إخفاؤها',
  'shortcuts.summon-hint': 'حتى أثناء استخدام برنامج آخر.',
  'shortcuts.summon-not-given': 'يستخدم برنامج آخر هذه المفاتيح، فلا تفعل شيئًا. اضغط غيرها هنا.',
  'shortcuts.summon-not-given-linux':
    'لم يعطِ سطح المكتب هذا، أو برنامج آخر عليه، هذه المفاتيح. اضغط غيرها هنا، أو اربط «\u2068latchkey toggle\u2069» بمفاتيح في إعدادات سطح المكتب.',
  'shortcuts.press': 'اضغط المفاتيح',
  'shortcuts.recording': 'اضغط المفاتيح، أو Esc لتركها كما هي.',
  'shortcuts.none': 'لا مفاتيح',
  'shortcuts.keys-of': '{name}: {keys}. تغيير المفاتيح',
  'shortcuts.reset': 'إعادة الضبط',
  'shortcuts.reset-of': 'إعادة ضبط مفاتيح «{name}»',
  'shortcuts.reset-all': 'إعادة ضبط الكل',
  'shortcuts.needs-modifier': 'اضغط مفتاحًا مع {platform, select, darwin {⌘} other {Ctrl}}، أو مفتاح وظيفة.',
  'shortcuts.fixed': 'هذه المفاتيح واحدة في كل نافذة، ولا يمكن إعطاؤها لإجراء آخر.',
  'shortcuts.taken': 'هذه المفاتيح مستخدمة من قبل: «{what}».',
  'shortcuts.no-key': 'لا يمكن استخدام هذا المفتاح من أي مكان. اضغط غيره.',
  'shortcuts.others': 'يبقى Enter وEsc والأسهم وأرقام الأدوار المثبّتة كما هي.',

  'activity-page.save-hint': 'جدول لبرنامج جداول، فيه كل ما هو محفوظ.',
  'activity-page.save-do': 'حفظ…',
  'activity-page.clear': 'محو النشاط',
  'activity-page.clear-hint': 'تبقى الملفات التي حُفظت.',
  'activity-page.clear-do': 'محو…',
  'activity-page.clear-ask': 'أتريد محو ما جرى؟',
  'activity-page.clear-text': 'تُحذف كل إدخالات النشاط على هذا الحاسوب. ويبقى لدى AWS ما دوّنته منه.',
  'activity-page.clear-confirm': 'محو',
  'activity-page.clear-keep': 'الإبقاء عليه',
  'activity-page.cleared': 'مُحي النشاط.',
  'activity-page.private':
    'يحوي الإدخال الوقت والحساب ومجموعة الأذونات، وما فُعل ومن أين. لا يغادر شيء منه هذا الحاسوب.',

  'about.lead': 'يسجّل دخولك إلى AWS مرة واحدة، ويُبقي أدوارك في متناولك.',
  'about.version': 'الإصدار {version}',
  'about.licences': 'الرخص',
  'about.licences-lead':
    'بُني Latchkey على {count, plural, zero {حزم عددها #} one {حزمة واحدة} two {حزمتين} few {# حزم} many {# حزمة} other {# حزمة}} من عمل آخرين. افتح إحداها لقراءة رخصتها.',

  'keep-open.on': 'تبقى النافذة مفتوحة.',
  'keep-open.off': 'تختفي النافذة من جديد عند استخدام نافذة أخرى.',
} as const;
