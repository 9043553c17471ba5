/** The sheets that link roles to profiles of the person's AWS files. */
export const linkSheet = {
  'link-sheet.title': 'ربط بملف تعريف AWS',
  'link-sheet.title-many':
    '{count, plural, zero {لا أدوار لربطها بملفات تعريف AWS} one {ربط دور واحد بملفات تعريف AWS} two {ربط دورين بملفات تعريف AWS} few {ربط # أدوار بملفات تعريف AWS} many {ربط # دورًا بملفات تعريف AWS} other {ربط # دور بملفات تعريف AWS}}',
  'link-sheet.lead-many': 'كل دور بالاسم المكتوب بجانبه.',
  'link-sheet.action': 'ربط بملف تعريف AWS…',
  'link-sheet.action-found':
    '{count, plural, zero {لا أدوار لربطها…} one {ربط الدور الذي عُثر عليه…} two {ربط الدورين اللذين عُثر عليهما…} few {ربط # أدوار عُثر عليها…} many {ربط # دورًا عُثر عليها…} other {ربط # دور عُثر عليها…}}',

  'link-sheet.name': 'اسم ملف التعريف',
  'link-sheet.use': 'ثم: aws --profile {name} …',

  'link-sheet.ways': 'كيف تحصل البرامج على بيانات الاعتماد',
  'link-sheet.process': 'سؤال Latchkey في كل مرة',
  'link-sheet.process-hint': 'لا سرّ على القرص',
  'link-sheet.sso': 'مشاركة تسجيل الدخول',
  'link-sheet.sso-hint': 'تسأل الأدوات AWS بنفسها',
  'link-sheet.keys': 'حفظ المفاتيح في ملف بيانات الاعتماد',
  'link-sheet.sso-caution':
    '{count, plural, zero {تسجيل دخولك إلى {names} محفوظ} one {تسجيل دخولك إلى {names} محفوظ} two {عمليتا تسجيل دخولك إلى {names} محفوظتان} few {عمليات تسجيل دخولك إلى {names} محفوظة} many {عمليات تسجيل دخولك إلى {names} محفوظة} other {عمليات تسجيل دخولك إلى {names} محفوظة}} بلا تعمية في \u2066~/.aws/sso/cache\u2069، حيث يستطيع كل برنامج لديك قراءته واستخدام كل أدوارك. لا يرى Latchkey أي برنامج يقرؤه.',
  'link-sheet.keys-caution':
    '{count, plural, zero {مفاتيح هذا الدور محفوظة} one {مفاتيح هذا الدور محفوظة} two {مفاتيح هذين الدورين محفوظة} few {مفاتيح هذه الأدوار محفوظة} many {مفاتيح هذه الأدوار محفوظة} other {مفاتيح هذه الأدوار محفوظة}} بلا تعمية في \u2066~/.aws/credentials\u2069 وتُجدّد هناك. لا يرى Latchkey أي برنامج يقرؤها.',
  'link-sheet.old-tools': 'وكذلك للأدوات التي لا تعرف القسم sso-session',

  'link-sheet.roles': 'الأدوار التي ستُربط',
  'link-sheet.more-roles':
    '{count, plural, zero {كل الأدوار معروضة.} one {دور آخر لا يُعرض، وسيُربط أيضًا.} two {دوران آخران لا يُعرضان، وسيُربطان أيضًا.} few {# أدوار أخرى لا تُعرض، وستُربط أيضًا.} many {# دورًا آخر لا تُعرض، وستُربط أيضًا.} other {# دور آخر لا تُعرض، وستُربط أيضًا.}}',
  'link-sheet.prune':
    '{count, plural, zero {إزالة روابط أدوار لم تعد لديك أيضًا (#)} one {إزالة رابط دور لم يعد لديك أيضًا (#)} two {إزالة رابطي دورين لم يعودا لديك أيضًا (#)} few {إزالة روابط أدوار لم تعد لديك أيضًا (#)} many {إزالة روابط أدوار لم تعد لديك أيضًا (#)} other {إزالة روابط أدوار لم تعد لديك أيضًا (#)}}',

  'link-sheet.changes': 'ما يتغيّر في ملفات AWS لديك',
  'link-sheet.new-file': 'ملف جديد',
  'link-sheet.more-lines':
    '{count, plural, zero {ولا أسطر أخرى} one {وسطر واحد آخر} two {وسطران آخران} few {و# أسطر أخرى} many {و# سطرًا آخر} other {و# سطر آخر}}',
  'link-sheet.kept': 'يحتفظ Latchkey بنسخة من كل ملف كما كان.',

  'link-sheet.digits': 'اكتب آخر أربعة أرقام من {account}',
  'link-sheet.digits-why': 'تستخدم الأدوات ملف التعريف default حيث لا يُسمّى غيره، وهذا إنتاج.',

  'link-sheet.link': 'ربط',
  'link-sheet.link-many':
    '{count, plural, zero {إزالة الروابط} one {ربط دور واحد} two {ربط دورين} few {ربط # أدوار} many {ربط # دورًا} other {ربط # دور}}',
  'link-sheet.linked': 'رُبط باسم {name}',
  'link-sheet.linked-many':
    '{count, plural, zero {أُزيلت الروابط} one {رُبط دور واحد} two {رُبط دوران} few {رُبطت # أدوار} many {رُبط # دورًا} other {رُبط # دور}}',
  'link-sheet.undo': 'تراجع',
  'link-sheet.undone': 'عادت ملفات AWS لديك كما كانت',
} as const;
