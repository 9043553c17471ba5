/** The tray: its menu and tooltip. Arabic has no capitals: what ends in `-title` says the same. */
export const tray = {
  'menu.role-removed': '{role}: أُزيل الوصول',
  'menu.no-organisation': 'لا مؤسسات بعد',
  'menu.open-latchkey': 'فتح Latchkey',
  'menu.sign-in': 'تسجيل الدخول إلى {name}…',
  'menu.sign-in-title': 'تسجيل الدخول إلى {name}…',
  'menu.sign-in-again': 'تسجيل الدخول مجددًا إلى {name}…',
  'menu.sign-in-again-title': 'تسجيل الدخول مجددًا إلى {name}…',
  'menu.quit-darwin': 'إنهاء Latchkey',
  'menu.quit-win32': 'خروج',
  'menu.quit-linux': 'إنهاء',

  'credentials.none': 'بيانات الاعتماد: لا شيء بعد',
  'credentials.fetching': 'بيانات الاعتماد: في الطريق',
  'credentials.left': 'بيانات الاعتماد: بقي {left}',
  'credentials.until': 'بيانات الاعتماد: حتى {time}',
  'credentials.ended': 'بيانات الاعتماد: انتهت',
} as const;
