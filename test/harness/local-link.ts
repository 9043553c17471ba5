/** What a browser is given to open: an address of this computer without a secret. */
export const localLink = /^http:\/\/127\.0\.0\.1:\d+\/open\/[\w-]{43}$/u;

/** The address it leads to, asked for as the person's browser does; a sign-in's stays good for that. */
export async function whereLinkLeads(link: string): Promise<string> {
  const { status, headers } = await fetch(link, { redirect: 'manual' });
  return headers.get('location') ?? `no address, but status ${String(status)}`;
}
