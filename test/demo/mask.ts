const hidden = '••••••••';

/**
 * The text as it may be printed: values of keys and tokens are hidden, of an access key id the last four characters stay.
 */
export function mask(text: string): string {
  return text
    .replaceAll(/(AWS_(?:SECRET_ACCESS_KEY|SESSION_TOKEN)=)'[^']*'/gu, `$1'${hidden}'`)
    .replaceAll(/\b(ASIA|AKIA)[A-Z0-9]{8,}([A-Z0-9]{4})\b/gu, '$1…$2')
    .replaceAll(/(\/open\/)[\w-]{20,}/gu, `$1${hidden}`)
    .replaceAll(/(?<!\barn:\S*)[\w+/=%-]{48,}/gu, hidden);
}
