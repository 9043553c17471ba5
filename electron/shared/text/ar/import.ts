/** Organisations that other tools on this computer know. */
export const importing = {
  'import.title': 'استيراد المؤسسات',
  'import.lead':
    '{count, plural, zero {لم يُعثر على مؤسسات} one {عُثر على مؤسسة واحدة} two {عُثر على مؤسستين} few {عُثر على # مؤسسات} many {عُثر على # مؤسسة} other {عُثر على # مؤسسة}} تستخدمها أدوات أخرى على هذا الحاسوب. اختر ما يُضاف.',
  'import.lead-one':
    '{count, plural, zero {لم يُعثر على مؤسسات} one {عُثر على مؤسسة واحدة} two {عُثر على مؤسستين} few {عُثر على # مؤسسات} many {عُثر على # مؤسسة} other {عُثر على # مؤسسة}} في {file}. اختر ما يُضاف.',
  'import.none': 'لم يُعثر على مؤسسة في ملفات إعداد AWS. أدخل عنوان بوابتها.',
  'import.list': 'المؤسسات التي عُثر عليها',
  'import.all': 'كلها',
  'import.no-region': 'المنطقة غير معروفة',
  'import.profiles':
    '{count, plural, zero {لا ملفات تعريف} one {ملف تعريف واحد} two {ملفا تعريف} few {# ملفات تعريف} many {# ملف تعريف} other {# ملف تعريف}}',
  'import.known': 'موجودة في Latchkey',
  'import.rename': 'إعادة تسمية {name}',
  'import.name': 'الاسم',
  'import.long-lived':
    '{count, plural, zero {لا ملفات تعريف بمفاتيح طويلة الأمد.} one {ملف تعريف واحد بمفاتيح طويلة الأمد يبقى كما هو.} two {ملفا تعريف بمفاتيح طويلة الأمد يبقيان كما هما.} few {# ملفات تعريف بمفاتيح طويلة الأمد تبقى كما هي.} many {# ملف تعريف بمفاتيح طويلة الأمد تبقى كما هي.} other {# ملف تعريف بمفاتيح طويلة الأمد تبقى كما هي.}}',
  'import.show-long-lived': 'إظهارها',
  'import.hide-long-lived': 'إخفاؤها',
  'import.more': '{count, number} غيرها',
  'import.read-only': 'تُقرأ هذه الملفات ولا تُغيّر أبدًا.',
  'import.read-only-one': 'يُقرأ الملف {file} ولا يُغيّر أبدًا.',
  'import.add':
    '{count, plural, zero {اختر مؤسسة} one {إضافة مؤسسة واحدة} two {إضافة مؤسستين} few {إضافة # مؤسسات} many {إضافة # مؤسسة} other {إضافة # مؤسسة}}',
  'import.by-hand': 'إدخال عنوان بوابة بدلًا من ذلك',
  'import.go-on':
    '{count, plural, zero {المتابعة} one {المتابعة من دونها} two {المتابعة من دونهما} few {المتابعة من دونها} many {المتابعة من دونها} other {المتابعة من دونها}}',
  'import.offer':
    '{count, plural, zero {لا مؤسسات للاستيراد هنا} one {استيراد مؤسسة واحدة عُثر عليها هنا} two {استيراد مؤسستين عُثر عليهما هنا} few {استيراد # مؤسسات عُثر عليها هنا} many {استيراد # مؤسسة عُثر عليها هنا} other {استيراد # مؤسسة عُثر عليها هنا}}',
  'import.unreadable': 'تعذّرت قراءة {file}، فلا يُعرض منه شيء.',
  'import.not-understood': '{file} ليس كما تكتبه أداته، فلا يُعرض منه شيء.',
} as const;
