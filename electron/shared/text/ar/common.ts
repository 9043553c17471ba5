/** Words that several places use, and how times, roles and accounts are written. */
export const common = {
  'app.name': 'Latchkey',

  'action.sign-in': 'تسجيل الدخول',
  'action.sign-in-again': 'تسجيل الدخول مجددًا',
  'action.try-again': 'إعادة المحاولة',
  'action.open-console': 'فتح وحدة التحكم',
  'action.open-console-title': 'فتح وحدة التحكم',
  'action.open-console-at': 'فتح وحدة التحكم في…',
  'action.open-console-at-title': 'فتح وحدة التحكم في…',
  'action.open-terminal': 'فتح طرفية',
  'action.open-terminal-title': 'فتح طرفية',
  'action.copy-as': 'نسخ بصيغة…',
  'action.copy-as-title': 'نسخ بصيغة…',
  'action.cancel': 'إلغاء',
  'action.more': 'المزيد',
  'action.asking-aws': 'جارٍ سؤال AWS…',
  'action.copy-credentials': 'نسخ بيانات الاعتماد',
  'action.try-now': 'المحاولة الآن',
  'action.check-again': 'التحقق مجددًا',
  'action.back-to-list': 'العودة إلى القائمة',

  'time.under-a-minute': 'أقل من دقيقة',
  'time.minutes': '{minutes, number} د',
  'time.hours-only': '{hours, number} س',
  'time.hours': '{hours, number} س {minutes, number} د',
  'time.seconds-only': '{seconds} ث',
  'time.just-now': 'الآن',
  'time.seconds-ago':
    '{count, plural, zero {قبل أقل من ثانية} one {قبل ثانية واحدة} two {قبل ثانيتين} few {قبل # ثوانٍ} many {قبل # ثانية} other {قبل # ثانية}}',
  'time.minutes-ago': 'قبل {count} د',
  'time.hours-ago': 'قبل {count} س',
  'time.days-ago':
    '{count, plural, zero {اليوم} one {أمس} two {قبل يومين} few {قبل # أيام} many {قبل # يومًا} other {قبل # يوم}}',
  'time.checked': 'فُحصت {when}',
  'time.long.minutes':
    '{count, plural, zero {# دقيقة} one {دقيقة واحدة} two {دقيقتان} few {# دقائق} many {# دقيقة} other {# دقيقة}}',
  'time.long.seconds':
    '{count, plural, zero {# ثانية} one {ثانية واحدة} two {ثانيتان} few {# ثوانٍ} many {# ثانية} other {# ثانية}}',
  'time.long.hours':
    '{count, plural, zero {# ساعة} one {ساعة واحدة} two {ساعتان} few {# ساعات} many {# ساعة} other {# ساعة}}',
  'time.long.days': '{count, plural, zero {# يوم} one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}',

  'environment.production': 'إنتاج',
  'environment.staging': 'تجهيز',
  'environment.development': 'تطوير',
  'environment.sandbox': 'تجربة',
  'environment.shared': 'مشترك',
  'environment.none': 'غير محددة',

  'account.apart': '{account} ({beside})',
  'account.unnamed': 'الحساب {id}',
  'account.digits': '{account} ({digits})',

  'role.label': '{account}، {role}',
  'role.label-production': '{account}، {role} ({environment})',
  'role.label-of': '{account}، {role}، {organisation}',
  'role.label-of-production': '{account}، {role}، {organisation} ({environment})',
  'role.count': '{count, plural, zero {لا أدوار} one {دور واحد} two {دوران} few {# أدوار} many {# دورًا} other {# دور}}',
  'role.access-removed': 'أُزيل الوصول',
  'role.needs-connection': 'يحتاج إلى اتصال',
  'role.renewing': 'جارٍ التجديد…',

  'organisation.region': 'المنطقة',
  'organisation.address': 'عنوان البوابة',

  'fact.account': 'الحساب',
  'fact.account-id': 'معرّف الحساب',
  'fact.organisation': 'المؤسسة',
} as const;
