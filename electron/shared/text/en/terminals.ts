/** What terminals with a role show, and what is asked before a program of the person's own opens one. */
export const terminals = {
  'terminal.line': '{role} in {account}, {id}. Credentials renew by themselves; those held now end at {end}.',
  'terminal.line-production':
    '{environment}: {role} in {account}, {id}. Credentials renew by themselves; those held now end at {end}.',
  'terminal.question': 'Open terminals with this program?',
  'terminal.question-detail':
    "Latchkey will start it for terminals with a role; '{script}' stands for what it has to run there. Agree only if you have just set it yourself.\n\n{lines}",
  'terminal.question-unasked':
    "It stands in the settings, and Latchkey has not asked you about it but would start it for terminals with a role; '{script}' stands for what it has to run there. Agree only if you have set it yourself.\n\n{lines}",
} as const;
