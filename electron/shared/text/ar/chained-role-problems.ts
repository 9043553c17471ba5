/** What cannot be kept of a role that is reached through another one, and what has become wrong with one. */
export const chainedRoleProblems = {
  'chained-role.arn-missing': 'أدخل ARN الدور. يبدو هكذا: arn:{partition}:iam::123456789012:role/deployer.',
  'chained-role.arn-invalid': 'هذا ليس ARN دور. يبدو هكذا: arn:{partition}:iam::123456789012:role/deployer.',
  'chained-role.arn-session':
    'هذا يسمّي استخدامًا واحدًا للدور {role} لا الدور نفسه. المطلوب arn:{partition}:iam::{id}:role/{role}، مع مساره إن كان له مسار.',
  'chained-role.arn-user': 'هذا ARN مستخدم، ولا يُوصل عبر دور إلا إلى دور. أدخل ARN دور.',
  'chained-role.arn-other': 'هذا ARN شيء آخر ({what}). لا يُوصل عبر دور إلا إلى دور؛ أدخل ARN دور.',
  'chained-role.arn-reserved':
    'أنشأ IAM Identity Center هذا الدور لمجموعة أذونات، ولا يُوصل إليه عبر دور آخر. اختر مجموعة الأذونات من القائمة بدلًا منه.',
  'chained-role.arn-account': 'معرّف الحساب اثنا عشر رقمًا، و{id} ليس كذلك. تحقق من ARN.',
  'chained-role.arn-partition': 'هذا الدور في القسم {found}، و{organisation} في {partition}. لا يصل دور إلى قسم آخر.',
  'chained-role.arn-name': 'اسم دور IAM لا يزيد على 64 من الحروف والأرقام والرموز +=,.@_-. تحقق من نهاية ARN.',
  'chained-role.arn-path': 'مسار دور IAM لا يزيد على 512 محرفًا، بلا مسافات. تحقق من ARN.',
  'chained-role.name-invalid': 'لا يزيد الاسم هنا على 64 من الحروف والأرقام والرموز +=,.@_-.',
  'chained-role.name-listed': 'تسرد AWS مجموعة أذونات باسم {name} في {account}. اختر اسمًا آخر.',
  'chained-role.name-taken': 'يوجد دور آخر باسم {name} في {account} يُوصل إليه عبر دور. اختر اسمًا آخر.',
  'chained-role.session-invalid': 'اسم الجلسة من 2 إلى 64 من الحروف والأرقام والرموز +=,.@_-.',
  'chained-role.external-invalid': 'المعرّف الخارجي من 2 إلى 1,224 من الحروف والأرقام والرموز +=,.@:/_-.',
  'chained-role.source-invalid': 'هوية المصدر من 2 إلى 64 من الحروف والأرقام والرموز +=,.@_-، ولا تبدأ بـ aws:.',
  'chained-role.via-unknown':
    '{via} في {account} ليس في قائمتك، فلا يمكن الوصول إلى هذا عبره. أضفه عند دور موجود في القائمة.',
  'chained-role.via-elsewhere': 'الدور الذي يوصل إلى هذا تابع لمؤسسة غير {organisation}. أزله، ثم أضفه هناك.',
  'chained-role.loop': 'سيُوصل إلى هذا عبر نفسه: {way}. اختر دورًا آخر يُوصل إليه عبره.',
  'chained-role.too-deep': 'سيُوصل إلى هذا عبر أدوار متتالية عددها {count}. يتبع Latchkey منها {most} على الأكثر.',
  'chained-role.too-many': 'بلغ عدد الأدوار التي يُوصل إليها عبر غيرها {most}. أزل واحدًا منها أولًا.',

  'chained-role.is-loop': 'يُوصل إليه عبر نفسه: {way}. أزله، ثم أضفه عند الدور الذي يوصل إليه.',
  'chained-role.is-too-deep': 'يُوصل إليه عبر أكثر من {most} من الأدوار المتتالية. أزله، ثم أضفه عند دور أقرب.',
  'chained-role.is-other-partition': 'هو في القسم {found}، و{organisation} في {partition}. غيّر ARN الخاص به، أو أزله.',
  'chained-role.is-gone': '{via} في {account}، الذي يُوصل إليه عبره، لم يعد مسندًا إليك.',
  'chained-role.is-listed':
    'صارت AWS تسرد مجموعة أذونات بهذا الاسم في {account}. يبقى هذا دور ARN الخاص به؛ أعطه اسمًا آخر لترى الاثنين.',
} as const;
