/** What is wrong with environments and rules that are to be kept. */
export const environmentRules = {
  'environment-rules.many': 'There can be {count} rules at most. Nothing has changed.',
  'environment-rules.twice': 'There are two environments with the id {id}. Nothing has changed.',
  'environment-rules.rule-twice': 'There are two rules with the id {id}. Nothing has changed.',
  'environment-rules.look':
    '{environment} keeps its colour and shape; its word can be changed. Make an environment of your own for another look.',
  'environment-rules.unknown': 'There is no environment with the id {id}. Choose another one for the rule.',
  'environment-rules.rest': 'The rule for everything else has to be there once, as the last. Nothing has changed.',
  'environment-rules.red':
    'Red with the diamond is for environments that are guarded. Choose “Ask” or “Type digits” for {environment}, or another look.',
} as const;
