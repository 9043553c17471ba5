/** The clock of the Identity Center simulator, through its control address: `GET clock`, `POST clock`. */

/** @throws Error when the simulator refuses. */
export async function advanceSimulator(controlUrl: string, advanceMs: number): Promise<void> {
  await request(controlUrl, { advanceMs });
}

/**
 * Puts app and simulator at one instant: the given one (ms since 1970), else the simulator's own. A clock that stands
 * still is frozen there, else both flow on from it.
 *
 * @returns the instant the app has to start at.
 */
export async function alignSimulator(
  controlUrl: string,
  mode: 'paused' | 'running',
  startAt: number | undefined,
): Promise<number> {
  const instant = startAt ?? nowOf(await request(controlUrl, undefined));
  await request(controlUrl, mode === 'paused' ? { freezeAtMs: instant } : { setMs: instant });
  return instant;
}

async function request(controlUrl: string, move: Record<string, number> | undefined): Promise<unknown> {
  const url = new URL('clock', controlUrl.endsWith('/') ? controlUrl : `${controlUrl}/`);
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, move === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(move) });
  if (!answer.ok) throw new Error(`The simulator answered ${answer.status} at ${url.href}: ${await answer.text()}`);
  return answer.json();
}

function nowOf(reading: unknown): number {
  if (typeof reading === 'object' && reading !== null && 'nowMs' in reading && typeof reading.nowMs === 'number') {
    return reading.nowMs;
  }
  throw new Error(`The simulator's clock says ${JSON.stringify(reading)}, without nowMs.`);
}
