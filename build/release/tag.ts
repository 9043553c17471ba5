/** Whether a tag is that of the version: `v1.2.3` of 1.2.3. Answers what is wrong, as a sentence; null: nothing. */
export function tagFault(tag: string | undefined, version: string): string | null {
  if (tag === `v${version}`) return null;
  return `The tag ${tag ?? '(none)'} is not v${version}, the version in package.json. Tag the commit that has it.`;
}
