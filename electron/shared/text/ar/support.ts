/** What helps where something went wrong: diagnostics, a start after several that failed, and windows that hang or end. */
export const support = {
  'diagnostics.label': 'التشخيص',
  'diagnostics.hint':
    'ما تحتاجه حالة الدعم: الإصدارات والإعدادات وآخر أسطر السجل. لا أسرار ولا أسماء ولا عناوين بريد إلكتروني.',
  'diagnostics.show': 'عرض التشخيص…',
  'diagnostics.lead': 'هذا كل ما يُحفظ. لا يُرسل شيء إلى أي مكان.',
  'diagnostics.save-title': 'حفظ التشخيص',
  'safe-start.title': 'بدأ Latchkey بحذر',
  'safe-start.text':
    'انتهت آخر ثلاث مرات تشغيل خلال دقيقة. وُضعت قوائم الحسابات المخزّنة جانبًا، وتُقرأ من جديد بعد تسجيل دخولك. تسجيلات الدخول والإعدادات والتثبيتات كما كانت. ما حدث مدوّن في السجل: {file}',
  'hung.title': 'النافذة لا تستجيب',
  'hung.text': 'يمكنك فتحها من جديد، فيضيع ما كُتب ولم يُحفظ، أو الانتظار حتى تستجيب.',
  'hung.reopen': 'إعادة الفتح',
  'hung.wait': 'متابعة الانتظار',
  'settings-gone.title': 'تعذّر عرض الإعدادات',
  'settings-gone.text':
    'انتهت نافذتها {count, plural, zero {# مرة} one {مرة واحدة} two {مرتين متتاليتين} few {# مرات متتالية} many {# مرة متتالية} other {# مرة متتالية}}. يمكنك فتحها من جديد من قائمة شريط النظام؛ ما حدث مدوّن في السجل: {file}',
} as const;
