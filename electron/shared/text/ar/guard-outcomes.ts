/** What comes of a question of the production guard. */
export const guardOutcomes = {
  'guard.too-early': 'ضُغط قبل أن يتسنّى قراءة السؤال. لم يُفعل شيء.',
  'failure.guard-declined': 'أُوقف عند السؤال في نافذة Latchkey. لم يُفعل شيء.',
  'failure.guard-unanswered': 'لم يُجب أحد عن السؤال في نافذة Latchkey في الوقت المحدد. لم يُفعل شيء؛ شغّل الأمر مجددًا.',

  'activity.guard-confirmed':
    'الحماية: {action, select, open_console {فُتحت وحدة التحكم} copy_credentials {نُسخت بيانات الاعتماد} copy_console_link {أُنشئ رابط الدخول} open_terminal {فُتحت طرفية} link_profile {رُبط} change_environment {غُيّرت البيئة} other {سُمح به}} بعد سؤال',
  'activity.guard-declined':
    'الحماية: {action, select, open_console {لم تُفتح وحدة التحكم} copy_credentials {لم تُنسخ بيانات الاعتماد} copy_console_link {لم يُنشأ رابط الدخول} open_terminal {لم تُفتح طرفية} link_profile {لم يُربط} change_environment {لم تُغيّر البيئة} other {لم يُسمح به}}',
  'activity.guard-safer': 'الحماية: استُخدم بدلًا منه دور للقراءة فقط',
  'activity.environment-changed': 'غُيّرت البيئة فلم تعد إنتاجًا',
  'activity.environment-not-changed': 'لم تُغيّر البيئة: {why}',
  'activity.not-guarded': 'الحماية: {why}',
} as const;
