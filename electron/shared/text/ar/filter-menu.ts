/** The menu of the search that writes its filter words. */
export const filterMenu = {
  'filter.open': 'التصفية ({key})',
  'filter.label': 'التصفية',
  'filter.states': 'إظهار ما يلي فقط',
  'filter.live': 'ما له بيانات اعتماد',
  'filter.hidden': 'ما أخفيته',
  'filter.roles': 'بمجموعة الأذونات',
  'filter.clear': 'مسح التصفية',
} as const;
