/** Makes a thing when it is first asked for, and answers the same one from then on. */
export function madeOnce<Value extends object>(make: () => Value): () => Value {
  let made: Value | null = null;
  return () => (made ??= make());
}
