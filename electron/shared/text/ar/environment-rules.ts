/** What is wrong with environments and rules that are to be kept. */
export const environmentRules = {
  'environment-rules.many': 'لا يزيد عدد القواعد على {count}. لم يتغيّر شيء.',
  'environment-rules.twice': 'هناك بيئتان بالمعرّف {id}. لم يتغيّر شيء.',
  'environment-rules.rule-twice': 'هناك قاعدتان بالمعرّف {id}. لم يتغيّر شيء.',
  'environment-rules.look': 'لون {environment} وشكلها ثابتان، ويمكن تغيير كلمتها فقط. لمظهر آخر أنشئ بيئة خاصة بك.',
  'environment-rules.unknown': 'لا توجد بيئة بالمعرّف {id}. اختر بيئة أخرى للقاعدة.',
  'environment-rules.rest': 'يجب أن ترد قاعدة «ما عدا ذلك» مرة واحدة، في الآخر. لم يتغيّر شيء.',
  'environment-rules.red':
    'الأحمر مع المعيّن للبيئات المحميّة. اختر «السؤال» أو «كتابة الأرقام» لـ {environment}، أو مظهرًا آخر.',
} as const;
