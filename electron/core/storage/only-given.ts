type Given<Change extends object> = { readonly [Key in keyof Change]?: Exclude<Change[Key], undefined> };

/** A change without what is left out of it: an `undefined` would stand in the place of what there is. */
export function onlyGiven<Change extends object>(change: Change): Given<Change> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Given<Change>;
}
