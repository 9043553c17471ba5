/** The page "Terminals and SDKs" of the settings: who can have credentials, and who asked for them. */
export const programsPage = {
  'programs-page.links': 'الروابط',
  'programs-page.no-links':
    'لم يُربط أي دور بملف تعريف AWS بعد. اختر دورًا من القائمة واضغط {key}: تحصل الأدوات حينها على بيانات اعتماده باسم ملف تعريف.',
  'programs-page.find': 'ابحث عن رابط',
  'programs-page.found': '{found, number} من {count, number}',
  'programs-page.none-found': 'لا رابط يطابق «{query}».',
  'programs-page.more-links':
    '{count, plural, zero {كل الروابط معروضة.} one {رابط آخر لا يُعرض. اكتب لتعثر عليه.} two {رابطان آخران لا يُعرضان. اكتب لتعثر عليهما.} few {# روابط أخرى لا تُعرض. اكتب لتعثر عليها.} many {# رابطًا آخر لا تُعرض. اكتب لتعثر عليها.} other {# رابط آخر لا تُعرض. اكتب لتعثر عليها.}}',
  'programs-page.files': 'في {files}',

  'programs-page.process': 'يسأل Latchkey',
  'programs-page.sso': 'يشارك تسجيل الدخول',
  'programs-page.keys': 'المفاتيح في الملف',
  'programs-page.changed': 'حرّره آخرون',
  'programs-page.missing': 'لم يعد في الملف',
  'programs-page.not-seen': 'لا يرى Latchkey من يقرؤه',
  'programs-page.read': 'قرأه {when} برنامج يقول إنه {program}',
  'programs-page.read-nameless': 'قرأه {when} برنامج لا يذكر اسمًا',
  'programs-page.unlink': 'فك الربط',
  'programs-page.unlink-of': 'فك ربط {name}',
  'programs-page.unlinked': 'فُكّ ربط {name}.',
  'programs-page.undo': 'التراجع عن آخر تغيير',
  'programs-page.undone': 'أُلغي آخر تغيير في ملفات AWS لديك.',

  'programs-page.other-copy': 'تردّ نسخة أخرى من Latchkey على البرامج، فلا تردّ هذه. أنهِ الأخرى، ثم شغّل هذه مجددًا.',
  'programs-page.socket-failed': 'لا تستطيع البرامج سؤال Latchkey لأن مقبسه لم يُفتح. شغّل Latchkey مجددًا.',

  'programs-page.addresses': 'العناوين المنسوخة',
  'programs-page.no-addresses':
    'لم يُنسخ أي عنوان بعد. العنوان الذي يُنسخ لصدفة يعطي برامجها بيانات اعتماد محدّثة لدور واحد، حتى تبطله.',
  'programs-page.for': 'لـ {purpose}',
  'programs-page.copied': 'نُسخ {when}',
  'programs-page.not-asked': 'لم يُطلب بعد',
  'programs-page.asked': 'طلبه {when} برنامج يقول إنه {program}',
  'programs-page.asked-nameless': 'طلبه {when} برنامج لا يذكر اسمًا',
  'programs-page.revoke': 'إبطال',
  'programs-page.revoke-of': 'إبطال {role} في {account} لـ {purpose}',
  'programs-page.revoked': 'أُبطل عنوان {role} في {account}.',
  'programs-page.port-taken':
    'يستخدم برنامج آخر المنفذ {port} في هذا الحاسوب، فلا ردّ على العناوين المنسوخة. أنهِه وشغّل Latchkey مجددًا، أو أبطل ما نُسخ وانسخه من جديد.',
  'programs-page.endpoint-failed':
    'لا ردّ على العناوين المنسوخة لأن Latchkey لم يستطع الاستماع إلى البرامج. شغّل Latchkey مجددًا.',
  'programs-page.containers':
    'الحاويات ذات الشبكة الخاصة بها لا تصل إلى هذه العناوين. أعطها شبكة المضيف، أو اربط الدور بمفاتيحه في ملف بيانات الاعتماد وصِل \u2066~/.aws\u2069 بها.',

  'programs-page.command': 'الأمر latchkey',
  'programs-page.command-where': 'هو في {folder}. تجده هذه الأسطر، في نهاية {file}، وتكمل كلماته.',
  'programs-page.command-shell': 'الصدفة',
  'programs-page.rules': 'القواعد',
} as const;
