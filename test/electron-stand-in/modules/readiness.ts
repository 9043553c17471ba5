/** Whether the app is ready, for the rules that hold only before or only after it. */
let ready = false;

export function isReady(): boolean {
  return ready;
}

export function markReady(): void {
  ready = true;
}
