/** What an organisation's policy decides on this computer, and what is wrong with it. */
export const policy = {
  'failure.managed':
    '{what, select, copy {نسخ بيانات الاعتماد بهذا التنسيق} consoleLinks {نسخ روابط وحدة التحكم} terminals {فتح طرفيات بدور} profiles {إعطاء بيانات الاعتماد لملفات تعريف AWS} sharedSignIn {مشاركة تسجيل الدخول مع أدوات AWS} credentialsFile {كتابة المفاتيح في ملف بيانات الاعتماد} commands {إعطاء بيانات الاعتماد للأمرين latchkey env وlatchkey run} endpoint {إعطاء بيانات الاعتماد للبرامج عبر عنوان على هذا الحاسوب} ssh {إعطاء بيانات الاعتماد لحاسوب آخر عبر SSH} clipboard {النسخ دون العلامة التي تُبقي الأسرار خارج سجل الحافظة} organisation {إضافة مؤسسات أخرى} organisationOwn {تغيير هذه المؤسسة أو إزالتها} rule {خفض ما يسبق الاستخدام أو تغيير هذه القاعدة} other {تغيير هذا الإعداد}} غير مسموح به على هذا الحاسوب: تديره مؤسستك في {file}. اسأل مسؤول هذا الحاسوب إن احتجت إليه.',
  'policy.damaged':
    '{why, select, newer {السياسة {file} من إصدار أحدث من Latchkey} noJson {السياسة {file} ليست JSON عند السطر {line, number}، العمود {column, number}} noObject {السياسة {file} ليست كائن JSON} repeated {في السياسة {file} الاسم «{name}» في السطر {first, number} ومرة أخرى في الكائن نفسه في السطر {line, number}} deep {في السياسة {file} قوائم داخل قوائم أعمق مما يقرؤه Latchkey، عند السطر {line, number}} encoding {السياسة {file} ليست نصًا بترميز UTF-8} value {في السياسة {file} قيمة خاطئة عند {at}} organisation {في السياسة {file} عنوان بوابة أو منطقة خاطئة عند {at}} organisationTwice {في السياسة {file} مؤسسة مكررة عند {at}} owner {السياسة {file} ليست ملك المسؤول} writable {يمكن لغير المسؤول تغيير السياسة {file}} tooLarge {السياسة {file} أكبر من 256 كيلوبايت} notAFile {السياسة {file} ليست ملفًا عاديًا} other {تعذرت قراءة السياسة {file}}}. إلى أن يصلحها مسؤول هذا الحاسوب، لا يعطي Latchkey أي بيانات اعتماد ولا يضيف أي مؤسسة.',
  'notice.policy-damaged':
    'لا يمكن استخدام السياسة {file}، لذلك لا يعطي Latchkey أي بيانات اعتماد. على مسؤول هذا الحاسوب إصلاحها؛ وتذكر صفحة «حول» موضع الخطأ.',
  'policy.managed': 'تديره مؤسستك',
  'policy.not-allowed': 'لا تسمح به مؤسستك',
  'policy.about': 'السياسة',
  'policy.in-force': 'سياسة مؤسستك سارية: {file}',
  'policy.unknown': 'فيها أسماء لا يعرفها هذا الإصدار ويتجاهلها: {names}',
  'policy.only-these': 'تقرر مؤسستك أي المؤسسات موجودة هنا. لا يمكن إضافة غيرها.',
} as const;
