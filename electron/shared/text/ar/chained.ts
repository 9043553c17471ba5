/** Roles that are reached through another one: in the list, in menus, and the sheet that adds one. */
export const chained = {
  'chained.via': 'عبر {role}',
  'chained.via-in': 'يُوصل إليه عبر {role} في {account}',
  'chained.role-via': '{role} عبر {via}',
  'chained.problem': 'لا يمكن استخدامه',
  'chained.problem-spoken': 'لا يمكن استخدامه: {problem}',
  'chained.menu-problem': '{role}: لا يمكن استخدامه',

  'actions.chain': 'إضافة دور يُوصل إليه عبر هذا…',
  'actions.chain-edit': 'تحرير…',
  'actions.chain-remove': 'إزالة…',

  'chain-sheet.title': 'إضافة دور متسلسل',
  'chain-sheet.title-edit': 'تحرير {name}',
  'chain-sheet.arn': 'ARN الدور',
  'chain-sheet.arn-example': 'arn:aws:iam::111122223333:role/NAME',
  'chain-sheet.leads-to': 'يوصل إلى {account}',
  'chain-sheet.name-example': 'اسم دور IAM نفسه',
  'chain-sheet.duration': 'مدة بيانات الاعتماد',
  'chain-sheet.duration-why': 'تُنهي AWS بيانات اعتماد الدور المتسلسل بعد ساعة واحدة.',
  'chain-sheet.asked': 'فقط حيث يطلبها الدور',
  'chain-sheet.external-id': 'المعرّف الخارجي',
  'chain-sheet.source-identity': 'هوية المصدر',
  'chain-sheet.session-name': 'اسم الجلسة',
  'chain-sheet.session-name-example': 'اسمك أنت',
  'chain-sheet.save': 'حفظ',
  'chain-sheet.saving': 'جارٍ الحفظ…',
  'chain-sheet.saved': 'حُفظ {name}',
  'chain-sheet.remove-text':
    '{roles, plural, zero {} one {يزول معه دور واحد يُوصل إليه عبره. } two {يزول معه دوران يُوصل إليهما عبره. } few {تزول معه # أدوار يُوصل إليها عبره. } many {يزول معه # دورًا يُوصل إليها عبره. } other {يزول معه # دور يُوصل إليها عبره. }}{links, plural, zero {} one {يُزال ربط واحد بملف تعريف AWS. } two {يُزال ربطان بملفي تعريف AWS. } few {تُزال # روابط بملفات تعريف AWS. } many {يُزال # رابطًا بملفات تعريف AWS. } other {يُزال # رابط بملفات تعريف AWS. }}لا يتغيّر شيء لدى AWS؛ والمفاتيح المنسوخة تعمل حتى تنتهي.',
  'chain-sheet.removed': 'أُزيل {name}',
} as const;
