/** Settings as a file, for another computer or for a team. */
export const settingsImport = {
  'settings-share.title': 'مشاركة الإعدادات أو نقلها',
  'settings-share.export': 'تصدير الإعدادات',
  'settings-share.export-hint':
    'المؤسسات والقواعد وأسماء ملفات التعريف وضبط Latchkey، في ملف واحد. لا عمليات تسجيل دخول ولا مفاتيح ولا قوائم حسابات.',
  'settings-share.names': 'مع الأسماء والوسوم الخاصة بي',
  'settings-share.names-hint': 'ما تسمّي به الحسابات. اتركها خارج ملف يُعطى لغيرك.',
  'settings-share.export-do': 'تصدير…',
  'settings-share.import': 'استيراد الإعدادات',
  'settings-share.import-hint': 'ترى ما سيغيّره الملف وتختار، قبل أن يتغيّر شيء.',
  'settings-share.import-do': 'استيراد…',
  'settings-share.open-title': 'اختيار ملف إعدادات',

  'settings-import.from': 'من {file}',
  'settings-import.none': 'لا شيء في هذا الملف يختلف عمّا هنا.',
  'settings-import.part':
    '{part, select, organisations {المؤسسات} rules {البيئات والقواعد} settings {ضبط Latchkey} notifications {الإشعارات} shortcuts {الاختصارات} names {أسماؤك ووسومك للحسابات} hidden {الحسابات ومجموعات الأذونات المخفية} other {أسماء ملفات التعريف}}',
  'settings-import.added': '{count, number} جديد',
  'settings-import.differing': '{count, number} مختلف',
  'settings-import.same': '{count, number} كما هنا',
  'settings-import.removed': '{count, number} مما لديك يزول',
  'settings-import.way': 'ما يؤخذ: {part}',
  'settings-import.way-add': 'الجديد فقط',
  'settings-import.way-replace': 'والمختلف أيضًا',
  'settings-import.lowers-accounts':
    '{count, plural, zero {لا حسابات تقل الحماية قبل استخدامها.} one {تقل الحماية قبل استخدام حساب واحد.} two {تقل الحماية قبل استخدام حسابين.} few {تقل الحماية قبل استخدام # حسابات.} many {تقل الحماية قبل استخدام # حسابًا.} other {تقل الحماية قبل استخدام # حساب.}}',
  'settings-import.lowers-items':
    '{count, plural, zero {لا شيء منها يطلب أقل مما لديك.} one {واحد منها يطلب أقل مما لديك.} two {اثنان منها يطلبان أقل مما لديك.} few {# منها تطلب أقل مما لديك.} many {# منها تطلب أقل مما لديك.} other {# منها تطلب أقل مما لديك.}}',
  'settings-import.profiles-hint': 'تُقترح عند ربط دور. لا يُغيّر أي ملف لأدوات AWS.',
  'settings-import.programs':
    '{count, plural, zero {لا يذكر الملف برامج:} one {يذكر الملف برنامجًا. تُسأل قبل تشغيله أول مرة:} two {يذكر الملف برنامجين. تُسأل قبل تشغيل كل منهما أول مرة:} few {يذكر الملف برامج. تُسأل قبل تشغيل كل منها أول مرة:} many {يذكر الملف برامج. تُسأل قبل تشغيل كل منها أول مرة:} other {يذكر الملف برامج. تُسأل قبل تشغيل كل منها أول مرة:}}',
  'settings-import.left-out-title':
    '{count, plural, zero {لم يُترك شيء} one {تُرك مدخل واحد} two {تُرك مدخلان} few {تُركت # مدخلات} many {تُرك # مدخلًا} other {تُرك # مدخل}}',
  'settings-import.unknown': 'لا يعرفه هذا الإصدار، فتُرك: {names}',
  'settings-import.do': 'استيراد',
  'settings-import.done':
    '{count, plural, zero {لم يتغيّر شيء.} one {جرى تغيير واحد.} two {جرى تغييران.} few {جرت # تغييرات.} many {جرى # تغييرًا.} other {جرى # تغيير.}}',
  'settings-import.done-backup':
    '{count, plural, zero {لم يتغيّر شيء.} one {جرى تغيير واحد.} two {جرى تغييران.} few {جرت # تغييرات.} many {جرى # تغييرًا.} other {جرى # تغيير.}} إعداداتك كما كانت: {backup}',

  'settings-import.keys-refused':
    'يستخدم برنامج آخر {keys} أو يحتفظ بها النظام لنفسه، فبقيت المفاتيح التي تُظهر النافذة كما كانت. اضغط غيرها في الاختصارات.',
  'settings-import.left-out':
    '{why, select, address {{at}: عنوان البدء ليس بوابة وصول من AWS.} portal {{at}: لا تُذكر بوابة AWS التي وراء هذا العنوان.} region {{at}: المنطقة لا تناسب عنوان البدء.} twice {{at} موجود مرتين، والأول هو المعتمد.} many {{at}: المدخلات بعد أول 5,000.} room {لا مكان هنا لـ {at}: بلغ العدد أقصى ما يحتفظ به Latchkey.} organisation {{at} عن مؤسسة ليست هنا ولا في الملف.} environment {{at} عن بيئة غير موجودة.} profile {{at}: لا تقرأ أدوات AWS هذا الاسم لملف تعريف.} linked {{at} ملف تعريف لدور آخر هنا.} system {{at}: ليس في هذا النظام برنامج كهذا.} keys {{at}: لإجراء آخر هذه المفاتيح.} policy {{at} تديره مؤسستك.} policyOrganisations {{at}: لا تسمح مؤسستك بإضافة غيرها.} raised {{at} يسأل قبل الاستخدام، لأن الأحمر لما هو محمي.} other {في {at} قيمة غير مناسبة.}}',
  'settings-import.no-json':
    'الملف {file} تالف في السطر {line, number}، العمود {column, number}. لم يتغيّر شيء؛ صدّره مجددًا، أو أصلحه هناك.',
  'settings-import.repeated':
    'في الملف {file} يرد «{name}» في السطر {first, number} ومجددًا في الكائن نفسه في السطر {line, number}. لم يتغيّر شيء؛ احذف أحدهما.',
  'settings-import.deep':
    'في الملف {file} قوائم داخل قوائم أعمق مما يقرؤه Latchkey، في السطر {line, number}. لم يتغيّر شيء؛ صدّره مجددًا، أو أصلحه هناك.',
  'settings-import.newer':
    'الملف {file} من إصدار أحدث من Latchkey (الصيغة {version, number}، وهذا الإصدار يقرأ {known, number}). لم يتغيّر شيء؛ حدّث Latchkey أولًا.',
  'settings-import.other': 'ليس في الملف {file} إعدادات Latchkey. لم يتغيّر شيء؛ اختر ملفًا صدّره Latchkey.',
  'settings-import.version': 'لا يذكر الملف {file} أن صيغته {known, number}. لم يتغيّر شيء؛ صدّره مجددًا.',
  'settings-import.empty': 'ليس في الملف {file} ما يُستورد. اختر غيره.',
  'settings-import.changed-since': 'تغيّرت إعداداتك منذ فتح الملف. افتحه مجددًا.',
  'failure.settings-file-large': 'الملف {file} أكبر من 4 ميغابايت، فلم يُقرأ. اختر ملفًا صدّره Latchkey.',
  'settings-import.unwritten':
    'أُجري من التغييرات {count, number}، لكن القرص لم يأخذ كلها. تسري حتى إغلاق Latchkey، وتُكتب حين يأخذها القرص.',
  'failure.settings-file-encoding':
    'الملف {file} ليس نصًا بترميز UTF-8، فلم يُقرأ. احفظه بترميز UTF-8 في المحرر الذي غيّره.',
  'failure.settings-file-unread': 'تعذّرت قراءة الملف {file}. تحقق من أنك تملك حق فتحه وأنه ملف عادي.',
} as const;
