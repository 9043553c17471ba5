/** What is asked before a program of the person's own opens terminals; what terminals show is English. */
export const terminals = {
  'terminal.question': 'أتريد فتح الطرفيات بهذا البرنامج؟',
  'terminal.question-detail':
    "سيشغّله Latchkey لفتح طرفيات بدور؛ ويحلّ محل '{script}' ما عليه تنفيذه هناك. لا توافق إلا إن كنت قد ضبطته بنفسك الآن.\n\n{lines}",
  'terminal.question-unasked':
    "هو مذكور في الإعدادات، ولم يسألك Latchkey عنه. سيشغّله Latchkey لفتح طرفيات بدور؛ ويحلّ محل '{script}' ما عليه تنفيذه هناك. لا توافق إلا إن كنت قد ضبطته بنفسك.\n\n{lines}",
} as const;
