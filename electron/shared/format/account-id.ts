/** An account id as people read it: three groups of four. On the clipboard it is twelve plain digits. */
export function groupedId(id: string): string {
  return `${id.slice(0, 4)} ${id.slice(4, 8)} ${id.slice(8)}`;
}
