/** What programs are told that ask for credentials, and what their terminals print. */
export const programs = {
  'program.not-found': 'Latchkey has no such organisation any more. Remove this profile, or make it again in Latchkey.',
  'program.endpoint-refused':
    'This address and its secret are not Latchkey’s, or were revoked. Copy them again in Latchkey.',
  'program.arguments':
    'Latchkey needs the organisation, the account and the role. Copy the line for the profile again in Latchkey.',
  'program.not-running': 'Latchkey is not running. Start it and try again.',
  'program.stopped':
    'Latchkey hung up before it answered, since it was ended or too many programs asked at once. Try again.',
  'program.no-answer': 'Latchkey did not answer within 30 seconds. Try again.',
  'program.no-curl': 'Latchkey cannot be asked without curl. Install curl and try again.',
  'program.failed': 'Latchkey could not be asked: curl ended with error {code}.',
  'program.odd-answer': 'Latchkey gave no proper answer ({code}). Start it again and try once more.',
  'program.odd-request': 'Latchkey answers only a plain request to an address of its own.',
  'program.other-user': 'Latchkey answers only the user of this computer that it runs as.',
} as const;
