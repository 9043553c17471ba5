/** What the production guard asks. A question names the permission set, since AWS does not tell what one allows. */
export const guard = {
  'guard.ask-open-console': 'أتريد فتح وحدة التحكم بالدور {role}؟',
  'guard.ask-copy-credentials': 'أتريد نسخ بيانات اعتماد {role}؟',
  'guard.ask-copy-console-link': 'أتريد نسخ رابط الدخول إلى وحدة التحكم بالدور {role}؟',
  'guard.ask-open-terminal': 'أتريد فتح طرفية بالدور {role}؟',
  'guard.ask-link-profile': 'أتريد ربط {role} بملف تعريف AWS؟',
  'guard.ask-change-environment': 'أتريد تغيير بيئة {account}؟',
  'guard.do-open-console': '{look, select, production {فتح الإنتاج} own {فتح {word}} other {فتح وحدة التحكم}}',
  'guard.do-copy-credentials':
    '{look, select, production {نسخ مفاتيح الإنتاج} own {نسخ مفاتيح {word}} other {نسخ بيانات الاعتماد}}',
  'guard.do-copy-console-link':
    '{look, select, production {نسخ رابط الإنتاج} own {نسخ رابط {word}} other {نسخ الرابط}}',
  'guard.do-open-terminal': '{look, select, production {فتح طرفية إنتاج} own {فتح طرفية في {word}} other {فتح طرفية}}',
  'guard.do-link-profile': '{look, select, production {ربط الإنتاج} own {ربط {word}} other {ربط ملف التعريف}}',
  'guard.do-change-environment': 'تغيير البيئة',
  'guard.safer-open-console': 'الفتح بالدور {role} بدلًا منه',
  'guard.safer-copy-credentials': 'نسخ بيانات اعتماد {role} بدلًا منه',
  'guard.safer-copy-console-link': 'نسخ رابط {role} بدلًا منه',
  'guard.safer-open-terminal': 'فتح طرفية بالدور {role} بدلًا منه',
  'guard.safer-link-profile': 'ربط {role} بدلًا منه',
  'guard.safer-change-environment': 'استخدام {role} بدلًا منه',
  'guard.safer-why': 'الحساب نفسه، للاطّلاع دون التغيير',
  'guard.both-names': '{name} (في AWS: {awsName})',
  'guard.permission-set': 'مجموعة الأذونات',
  'guard.opens-in': 'تُفتح في',
  'guard.copied-as': 'تُنسخ بصيغة',
  'guard.more':
    '{count, plural, zero {ولا أدوار أخرى} one {ودور واحد آخر} two {ودوران آخران} few {و# أدوار أخرى} many {و# دورًا آخر} other {و# دور آخر}}',
  'guard.remember-minutes':
    'عدم السؤال مجددًا عن هذا الدور {count, plural, zero {أقل من دقيقة} one {لدقيقة واحدة} two {لدقيقتين} few {لمدة # دقائق} many {لمدة # دقيقة} other {لمدة # دقيقة}}',
  'guard.remember-until-lock': 'عدم السؤال مجددًا عن هذا الدور حتى قفل الشاشة',
  'guard.digits': 'اكتب آخر أربعة أرقام من معرّف الحساب',
  'guard.digits-typed': '{count} من 4 أرقام',
  'guard.go-back': 'رجوع',
} as const;
