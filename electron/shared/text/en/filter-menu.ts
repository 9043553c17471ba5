/** The menu of the search that writes its filter words. */
export const filterMenu = {
  'filter.open': 'Filter ({key})',
  'filter.label': 'Filter',
  'filter.states': 'Show only',
  'filter.live': 'With credentials',
  'filter.hidden': 'Hidden by me',
  'filter.roles': 'With permission set',
  'filter.clear': 'Clear filters',
} as const;
