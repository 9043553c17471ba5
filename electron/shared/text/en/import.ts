/** Organisations that other tools on this computer know. */
export const importing = {
  'import.unreadable': '{file} could not be read, so nothing of it is offered.',
  'import.not-understood': '{file} is not as its tool writes it, so nothing of it is offered.',
} as const;
