/** What went wrong: what happened, then what to do. The key of a failure ends in its code. */
export const failures = {
  'failure.invalid-input': 'لم يفهم Latchkey هذا الطلب. لم يتغيّر شيء.',
  'failure.start-url-invalid':
    'هذا ليس عنوان بوابة وصول AWS. يبدو العنوان هكذا: https://d-1234567890.awsapps.com/start.',
  'failure.start-url-not-https': 'يجب أن يبدأ عنوان البوابة بـ \u2066https://\u2069. تحقق منه وألصقه مجددًا.',
  'failure.start-url-foreign': '{host} ليس عنوانًا من عناوين AWS. افتح بوابتك في المتصفح وألصق العنوان الذي يظهر حينها.',
  'failure.start-url-not-portal':
    '{host} يخص AWS لكنه ليس بوابة وصول. يبدو عنوان البوابة هكذا: https://d-1234567890.awsapps.com/start.',
  'failure.start-url-local':
    '{host} اسم لهذا الحاسوب أو للشبكة المحيطة به، ولا يسأله Latchkey شيئًا. ألصق عنوان AWS الذي يوصل إليه.',
  'failure.vanity-too-many': 'جُرّبت عناوين كثيرة خلال دقيقة. انتظر قليلًا، أو ألصق عنوان AWS الذي توصل إليه.',
  'failure.vanity-no-answer': 'لم يردّ {host} خلال 10 ثوانٍ. أعد المحاولة، أو ألصق العنوان الذي يوصل إليه.',
  'failure.vanity-not-reached': 'تعذّر الوصول إلى {host}. تحقق من العنوان ومن الاتصال.',
  'failure.vanity-not-safe':
    'تعذّر الوصول إلى {host} بأمان: شهادته غير موثوقة، أو ردّ خادم وكيل. ألصق العنوان الذي يوصل إليه.',
  'failure.vanity-refused': 'ردّ {host} بالخطأ {status}. تحقق من العنوان، أو ألصق العنوان الذي يوصل إليه.',
  'failure.vanity-leads-nowhere':
    '{host} ليس عنوانًا من عناوين AWS ولا يوصل إلى أحدها. افتح بوابتك في المتصفح وألصق العنوان الذي يظهر حينها.',
  'failure.vanity-leads-on': 'يعيد {host} التوجيه أكثر من مرة. افتحه في المتصفح وألصق عنوان AWS الذي يظهر في النهاية.',
  'failure.vanity-leads-to-http': 'يوصل {host} إلى {found} بلا https، وهذا غير آمن. أخبر مسؤوله.',
  'failure.vanity-leads-to-no-portal': 'يوصل {host} إلى {found}، وهو يخص AWS لكنه ليس بوابة وصول. ألصق عنوان البوابة.',
  'failure.vanity-leads-elsewhere':
    'يوصل {host} إلى {found}، وهو ليس عنوانًا من عناوين AWS. افتحه في المتصفح وألصق العنوان الذي يظهر في النهاية.',
  'failure.portal-moved':
    'صار {host} يوصل إلى بوابة أخرى هي {found}. لم يُرسل إليها شيء. إن كنت تتوقع ذلك، فحرّر العنوان وأكّده.',
  'failure.region-needed': 'لا يذكر هذا العنوان منطقته. اختر منطقة IAM Identity Center؛ يعرفها المسؤول لديك.',
  'failure.region-invalid': '{region} ليست منطقة AWS. تبدو المنطقة هكذا: eu-west-1.',
  'failure.region-other': 'هذه البوابة ليست في {region}. يذكر عنوانها {found}.',
  'failure.region-other-partition': 'لا تتوافق {region} مع {host}. تحقق من المنطقة مع المسؤول لديك.',
  'failure.sign-out-first': 'سجّل الخروج من {organisation} أولًا. لكل منطقة تسجيل دخول خاص بها.',
  'failure.endpoints-unknown': 'ليس لدى AWS في {region} مضيفات مزدوجة المكدّس يعرفها Latchkey. أوقف المكدّس المزدوج.',
  'failure.browser-command-invalid':
    'هذا ليس سطر أوامر صالحًا. أدخل برنامجًا ومعطياته، مثل firefox -P work؛ وتوضع الأسماء ذات المسافات بين علامتي اقتباس.',
  'failure.browser-command-shell':
    "ستقرأ الصدفة العنوان هنا كأنه أمر، وتنفّذ ما فيه. اذكر المتصفح نفسه، مع '{url}' كلمةً قائمة بذاتها، مثل firefox -P work '{url}'.",
  'failure.not-found': 'لم يعد هذا موجودًا. أعد تحميل القائمة.',
  'failure.sign-in-needed': 'انتهى تسجيل الدخول إلى {organisation}. سجّل الدخول مجددًا.',
  'failure.attempt-not-accepted':
    'لم تقبل AWS تسجيل الدخول هذا إلى {organisation}. سجّل الدخول مجددًا؛ لم يتغيّر شيء آخر.',
  'failure.offline': 'تعذّر الوصول إلى AWS. تحقق من الاتصال؛ ما كان موجودًا محفوظ.',
  'failure.offline-host': 'تعذّر الوصول إلى AWS. لم يُجب {host}: تحقق من الاتصال. ما كان موجودًا محفوظ.',
  'failure.offline-retried': 'يعيد Latchkey المحاولة عند عودة الاتصال.',
  'failure.proxy-in-between': 'تعذّر الوصول إلى AWS بأمان. سجّل الدخول إلى الشبكة، أو اسأل مسؤولها.',
  'failure.proxy-certificate':
    'تعذّر الوصول إلى AWS بأمان: شهادتها صادرة عن {issuer}. سجّل الدخول إلى الشبكة، أو اسأل مسؤولها.',
  'failure.proxy-certificate-of':
    'تعذر الوصول إلى AWS بأمان: عرض {host} شهادة من {issuer} لا يثق بها هذا الحاسوب. سجّل الدخول إلى الشبكة أو اسأل مسؤولها.',
  'failure.proxy-host': 'تعذر الوصول إلى AWS بأمان على {host}. سجّل الدخول إلى الشبكة أو اسأل مسؤولها.',
  'failure.proxy-login':
    'يطلب وكيل في الطريق إلى {host} اسمًا وكلمة مرور، ولا يسأل Latchkey عنهما. اطلب من مسؤول الشبكة السماح بالوصول إلى {host} دونهما.',
  'failure.client-certificate':
    'يطلب {host} شهادة من هذا الحاسوب، وهو ما لا تفعله AWS أبدًا: هناك شيء في الطريق. اسأل مسؤول الشبكة.',
  'failure.throttled': 'طلبت AWS إبطاء الطلبات. أعد المحاولة بعد لحظات.',
  'failure.service-error': 'ردّت AWS بخطأ. أعد المحاولة؛ وإن استمر فأخبر المسؤول لديك.',
  'failure.access-denied': '{role} في {account} لم يعد مسندًا إليك. أعد تحميل القائمة، أو اسأل المسؤول لديك.',
  'failure.list-without-end':
    'تعود قائمة AWS إلى بدايتها، فقد ينقصها شيء. حُفظ ما قُرئ منها. أعد المحاولة؛ وإن استمر فأخبر المسؤول لديك.',
  'failure.list-cut-off':
    'تعذّرت قراءة قائمة AWS حتى نهايتها، فقد ينقصها شيء. حُفظ ما قُرئ منها. أعد المحاولة؛ وإن استمر فأخبر المسؤول لديك.',
  'failure.list-denied': 'لم تسمح لك AWS بقراءة حسابات {organisation}. اسأل المسؤول لديك.',
  'failure.portal-not-found': 'لا تعرف AWS بوابة بهذا العنوان في {region}. تحقق من العنوان والمنطقة مع المسؤول لديك.',
  'failure.perhaps-wrong-region': 'قد تكون المنطقة خاطئة. تحقق منها مع المسؤول لديك.',
  'failure.sign-in-unsupported': 'لا تعطي AWS ما طلبه Latchkey، ولا ينفع تكرار الطلب. أخبر المسؤول لديك.',
  'failure.code-expired':
    'لم يوافق أحد على {code} خلال {minutes, plural, zero {أقل من دقيقة} one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}. لم يتغيّر شيء.',
  'failure.request-refused': 'رُفض الطلب في المتصفح. إن لم تكن أنت من رفضه، فأخبر المسؤول لديك.',
  'failure.cancelled': 'أُلغي.',
  'failure.browser-did-not-open': 'لم يُفتح المتصفح. انسخ الرابط إلى أي متصفح.',
  'failure.browser-program-did-not-start': 'تعذّر تشغيل {program}. تحقق من المتصفح المحدد لـ {organisation}.',
  'failure.browser-program-not-agreed': 'لم يُشغّل {program} لأنك لم توافق عليه. اختر متصفح {organisation} في إعداداتها.',
  'failure.browser-did-not-return': 'لم يعد المتصفح خلال 10 دقائق. لم يتغيّر شيء.',
  'failure.return-refused': 'عاد المتصفح، لكن AWS لم تقبل ما أتى به. سجّل الدخول مجددًا؛ لم يتغيّر شيء آخر.',
  'failure.return-lost':
    'عاد المتصفح، لكن ردّ AWS ضاع في الطريق، وما يأتي به المتصفح لا يصلح إلا مرة واحدة. سجّل الدخول مجددًا.',
  'failure.host-not-trusted': 'ذكرت AWS المضيف {host}، ولا يعرفه Latchkey مضيفًا من مضيفات AWS. لا تفتحه إلا إن توقعته.',
  'failure.console-refused': 'لم تمنح AWS دخولًا إلى وحدة التحكم للدور {role} في {account}. أعد المحاولة.',
  'failure.clipboard-failed': 'لم يُنسخ شيء: لم تقبله الحافظة. أعد المحاولة.',
  'failure.clipboard-needs-window':
    'لم يُنسخ شيء: لا يسمح سطح المكتب هذا لبرنامج بالنسخ إلا من نافذة تتلقى لوحة المفاتيح. انسخه من نافذة Latchkey.',
  'failure.no-public-console': 'ليس لدى AWS وحدة تحكم عامة للمنطقة {region}.',
  'failure.region-of-other-partition': '{region} ليست منطقة تستطيع {organisation} فتحها. اختر واحدة من القائمة.',
  'failure.no-such-service': 'لا يعرف Latchkey هذه الصفحة من وحدة التحكم. اختر واحدة من القائمة.',
  'failure.format-cannot-hold': 'في بيانات الاعتماد هذه محرف لا تتسع له {format} بأمان. انسخها بصيغة أخرى.',
  'failure.copy-path': 'في مسار مجلد المنزل لديك محرف لا يمكن كتابته هناك بأمان. انسخ بصيغة أخرى.',
  'failure.copy-not-linked': 'هذا الدور غير مربوط بأي ملف تعريف AWS. اربطه أولًا، أو انسخ بصيغة أخرى.',
  'failure.role-arn-unknown':
    'لم تسمِّ AWS هذا الدور على طريقة IAM Identity Center، فلا يُعرف ARN الخاص به. ابحث عنه في IAM.',
  'failure.role-arn-refused':
    'مناطق AWS التي سألها Latchkey لا تعرف بيانات اعتماد {account}، ولا ينفع تكرار السؤال. ابحث عن ARN في IAM.',
  'failure.nothing-held': 'لا بيانات اعتماد محفوظة للدور {role} في {account}. لا شيء يُنسى.',
  'failure.other-user-asked':
    'لم يحصل على شيء، وما نسخته لبرامج ذلك الدور لم يعد يعمل. انسخه من جديد، وأخبر المسؤول لديك.',
  'failure.port-taken':
    'يستخدم برنامج آخر المنفذ {port} في هذا الحاسوب، وهو الذي تطلب منه طرفياتك بيانات الاعتماد. أنهِه وأعد المحاولة، أو أبطل ما نُسخ وانسخه من جديد.',
  'failure.return-address-taken': 'يستخدم برنامج آخر عنوان العودة. سجّل الدخول برمز بدلًا من ذلك.',
  'failure.terminal-did-not-open': 'تعذّر فتح أي طرفية. اختر واحدة في الإعدادات ضمن «الطرفيات وأدوات التطوير».',
  'failure.terminal-not-here':
    '{program} ليس على هذا الحاسوب. اختر طرفية أخرى في الإعدادات ضمن «الطرفيات وأدوات التطوير».',
  'failure.terminal-did-not-start': 'تعذّر تشغيل {program}. اختر طرفية أخرى في الإعدادات ضمن «الطرفيات وأدوات التطوير».',
  'failure.terminal-not-agreed':
    'لم يُشغّل {program} لأنك لم توافق عليه. اختر الطرفية في الإعدادات ضمن «الطرفيات وأدوات التطوير».',
  'failure.terminal-path': 'في مسار مجلد المنزل لديك محرف لا يمكن كتابته بأمان، فلا يمكن فتح طرفية بدور.',
  'failure.terminal-command-invalid':
    "هذا ليس سطر أوامر يفتح طرفية. أدخل برنامجًا ومعطياته، مع '{script}' في موضع ما سينفّذه، مثل alacritty -e '{script}'.",
  'failure.terminal-command-shell':
    "ستقرأ الصدفة ما يحلّ محل '{script}' كأنه أمر هنا. اذكر الطرفية نفسها، مع '{script}' كلمةً قائمة بذاتها، مثل alacritty -e '{script}'.",
  'failure.chained-role-refused':
    'لم تسمح AWS لـ {via} بالوصول إلى {role} في {account}. اسأل القائم على ذلك الحساب عن سياسة الثقة للدور وشروطها، واسأل المسؤول لديك عن إذن sts:AssumeRole.',
  'failure.chained-role-invalid':
    'لم تقبل AWS طريقة طلب {via} للدور {role} في {account}. تحقق من ARN واسم الجلسة ومدة بقاء بيانات الاعتماد.',
  'failure.chained-role-region':
    'لا تعرف أي منطقة سألها Latchkey في AWS بيانات اعتماد {via}، التي يُوصل عبرها إلى {role} في {account}. أخبر المسؤول لديك.',
  'failure.keys-taken': 'يستخدم برنامج آخر {keys}، أو يحتفظ بها النظام لنفسه. اضغط مفاتيح أخرى.',
  'failure.keys-incomplete': 'اضغط مفتاحًا مع {system, select, darwin {⌃ أو ⌘} other {Ctrl أو Alt}}.',
  'failure.keys-used-by-others':
    'تستخدم البرامج الأخرى {system, select, darwin {⌃ أو ⌘} other {Ctrl}} مع حرف أو رقم. اضغط {system, select, darwin {⇧} other {Shift}} معها أيضًا.',
  'failure.keys-alt-gr': 'يكتب Ctrl وAlt معًا محارف في كثير من لوحات المفاتيح. اضغط مفاتيح أخرى.',
  'failure.keys-voice-over': 'يستخدم VoiceOver المفتاحين ⌃ و⌥ معًا. اضغط مفاتيح أخرى.',
  'failure.login-item-refused': 'لم يقبله النظام. انظر في إعدادات النظام لما يبدأ عند الدخول إلى الحاسوب.',
  'failure.file-not-saved': 'تعذّرت كتابة الملف. اختر مجلدًا آخر، أو أفرغ مساحة على القرص.',
  'failure.storage-failed': 'تعذّر على Latchkey استخدام مجلده. أفرغ مساحة على القرص أو تحقق من أذونات المجلد.',
  'failure.internal': 'أخطأ Latchkey، والتفاصيل في سجله. أعد المحاولة.',

  'notice.list-left-out':
    '{count, plural, zero {لم يُترك شيء من قائمة {organisation}.} one {تعذّرت قراءة إدخال واحد من قائمة {organisation} فتُرك.} two {تعذّرت قراءة إدخالين من قائمة {organisation} فتُركا.} few {تعذّرت قراءة # إدخالات من قائمة {organisation} فتُركت.} many {تعذّرت قراءة # إدخالًا من قائمة {organisation} فتُركت.} other {تعذّرت قراءة # إدخال من قائمة {organisation} فتُركت.}} كل ما سواه موجود.',
  'notice.secrets-damaged':
    'تعذّر فتح عمليات تسجيل الدخول المخزّنة: إنها تالفة أو من حاسوب آخر. حُفظت باسم {name}. سجّل الدخول مجددًا.',
  'notice.secrets-partly':
    '{count, plural, zero {لم يُترك شيء من عمليات تسجيل الدخول المخزّنة.} one {تعذّرت قراءة إدخال واحد من عمليات تسجيل الدخول المخزّنة فتُرك.} two {تعذّرت قراءة إدخالين من عمليات تسجيل الدخول المخزّنة فتُركا.} few {تعذّرت قراءة # إدخالات من عمليات تسجيل الدخول المخزّنة فتُركت.} many {تعذّرت قراءة # إدخالًا من عمليات تسجيل الدخول المخزّنة فتُركت.} other {تعذّرت قراءة # إدخال من عمليات تسجيل الدخول المخزّنة فتُركت.}} حُفظت كلها كما كانت باسم {name}. سجّل الدخول مجددًا حيث يُطلب ذلك.',
  'notice.secrets-newer': 'عمليات تسجيل الدخول المخزّنة من إصدار أحدث من Latchkey. حُفظت باسم {name}. سجّل الدخول مجددًا.',
  'notice.keychain-asks':
    'لم تردّ سلسلة مفاتيح هذا الحاسوب بعد. إن طلبت كلمة المرور فأدخلها هناك: تُحفظ فيها عمليات تسجيل الدخول.',
  'notice.keychain-refused':
    'لم تُفتح سلسلة مفاتيح هذا الحاسوب، فتُنسى عمليات تسجيل الدخول عند إنهاء Latchkey. تُسأل مجددًا عند التشغيل التالي.',
  'notice.keychain-refused-locked':
    'لم تُفتح سلسلة مفاتيح هذا الحاسوب، فتنتظر عمليات تسجيل الدخول المخزّنة. تُسأل مجددًا عند التشغيل التالي.',
  'notice.secrets-locked':
    'لا تردّ سلسلة المفاتيح، فتنتظر عمليات تسجيل الدخول المخزّنة. يعيد Latchkey المحاولة عندما تلغي قفل الشاشة أو تفتح هذه النافذة.',
  'notice.secrets-unsaved':
    'لا تردّ سلسلة المفاتيح، فآخر تغيير في عمليات تسجيل الدخول محفوظ في الذاكرة فقط. يعيد Latchkey المحاولة تلقائيًا.',
  'notice.catalogue-damaged': 'تعذّرت قراءة قائمة الحسابات المخزّنة فحُفظت باسم {name}. تُقرأ القائمة من جديد.',
  'notice.catalogue-newer': 'قائمة الحسابات المخزّنة من إصدار أحدث من Latchkey وحُفظت باسم {name}. تُقرأ القائمة من جديد.',
  'notice.chained-roles-damaged':
    'تعذّرت قراءة الأدوار المخزّنة التي يُوصل إليها عبر غيرها فحُفظت باسم {name}. أضفها مجددًا، أو أصلح الملف.',
  'notice.chained-roles-partly':
    '{count, plural, zero {لم يُترك أي دور مخزّن يُوصل إليه عبر غيره.} one {تعذّرت قراءة دور مخزّن واحد يُوصل إليه عبر غيره فتُرك.} two {تعذّرت قراءة دورين مخزّنين يُوصل إليهما عبر غيرهما فتُركا.} few {تعذّرت قراءة # أدوار مخزّنة يُوصل إليها عبر غيرها فتُركت.} many {تعذّرت قراءة # دورًا مخزّنًا يُوصل إليها عبر غيرها فتُركت.} other {تعذّرت قراءة # دور مخزّن يُوصل إليها عبر غيرها فتُركت.}} حُفظ الملف كما كان باسم {name}.',
  'notice.chained-roles-newer':
    'الأدوار المخزّنة التي يُوصل إليها عبر غيرها من إصدار أحدث من Latchkey وحُفظت باسم {name}.',
  'notice.personal-damaged': 'تعذّرت قراءة العناصر المثبّتة المخزّنة فحُفظت باسم {name}.',
  'notice.personal-partly':
    '{count, plural, zero {لم يُترك شيء من العناصر المثبّتة والأماكن المخزّنة.} one {تعذّرت قراءة إدخال واحد من العناصر المثبّتة والأماكن المخزّنة فتُرك.} two {تعذّرت قراءة إدخالين من العناصر المثبّتة والأماكن المخزّنة فتُركا.} few {تعذّرت قراءة # إدخالات من العناصر المثبّتة والأماكن المخزّنة فتُركت.} many {تعذّرت قراءة # إدخالًا من العناصر المثبّتة والأماكن المخزّنة فتُركت.} other {تعذّرت قراءة # إدخال من العناصر المثبّتة والأماكن المخزّنة فتُركت.}} حُفظت كلها كما كانت باسم {name}.',
  'notice.personal-newer': 'العناصر المثبّتة المخزّنة من إصدار أحدث من Latchkey وحُفظت باسم {name}.',
  'notice.settings-damaged': 'تعذّرت قراءة الإعدادات فحُفظت باسم {name}. بدأ Latchkey بإعدادات جديدة؛ أضف مؤسستك مجددًا.',
  'notice.settings-newer':
    'الإعدادات من إصدار أحدث من Latchkey وحُفظت باسم {name}. بدأ Latchkey بإعدادات جديدة؛ أضف مؤسستك مجددًا.',
  'notice.settings-damaged-used': 'تعذّرت قراءة شيء من الإعدادات فتُرك. حُفظت الإعدادات كما كانت باسم {name}.',
  'notice.settings-newer-used':
    'الإعدادات من إصدار أحدث من Latchkey. حُفظت باسم {name}، ويُستخدم منها ما يعرفه هذا الإصدار.',
  'notice.sign-out-untold':
    'سُجّل خروجك من {organisation} هنا، لكن تعذّر إبلاغ AWS. يعيد Latchkey المحاولة؛ وحتى ذلك الحين قد يبقى تسجيل الدخول مفتوحًا لدى AWS.',
  'notice.memory-only': 'ليس في هذا الحاسوب سلسلة مفاتيح يثق بها Latchkey، فتُنسى عمليات تسجيل الدخول عند إنهائه.',
  'notice.snapshot-stale': 'أخطأ Latchkey، والتفاصيل في سجله. قد يكون ما تراه قديمًا حتى التغيير التالي.',

  'notice.link-not-understood': 'فُتح Latchkey برابط لا يفهمه. لم يُفعل شيء. يجد كاتب الرابط الصيغة الصحيحة في الوثائق.',
  'notice.link-leads-nowhere': 'فُتح Latchkey برابط إلى حساب أو دور أو صفحة ليست في أي من قوائمك. لم يُفعل شيء.',

  'start.refused-title': 'لا يبدأ Latchkey بهذه الطريقة',
  'start.refused':
    'شُغّل مع {word}، وهذا يفتح ما يبقيه مغلقًا. شغّله من دونه؛ يُؤخذ الخادم الوكيل والشهادات من إعدادات النظام.',

  'crash.title': 'يجب أن يتوقف Latchkey',
  'crash.text': 'حدث خطأ لا يستطيع Latchkey إصلاحه بنفسه. شغّله مجددًا؛ ما حدث مكتوب في {file}.',

  'window.failed': 'تعذّر عرض شيء هنا. يواصل Latchkey عمله.',
  'window.again': 'العرض مجددًا',
} as const;
