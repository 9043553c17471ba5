/** The page that shows each picture beside its design. */
export interface Pair {
  readonly name: string;
  /** Per cent; null: there is no design, or no picture yet. */
  readonly difference: number | null;
  readonly hasPicture: boolean;
  readonly hasDesign: boolean;
  /** Why they differ, in a sentence; empty: not said. */
  readonly why: string;
}

/** HTML with addresses relative to test/gallery/. */
export function galleryPage(pairs: readonly Pair[]): string {
  const rows = pairs.map(({ name, difference, hasPicture, hasDesign, why }) => {
    const picture = hasPicture ? `<img src="pictures/${name}.png" alt="${name} as drawn">` : '<p>Not yet.</p>';
    const design = hasDesign ? `<img src="designs/${name}.png" alt="${name} as designed">` : '<p>No design.</p>';
    const differs = difference === null ? '' : `${difference.toFixed(1)} % differs`;
    return `<section><h2>${name} <small>${differs}</small></h2><p>${why}</p><div>${picture}${design}</div></section>`;
  });
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>
body { margin: 24px; font: 14px system-ui, sans-serif; background: #d8dce4 } div { display: flex; gap: 16px }
</style><h1>Gallery</h1><p>Left: the app. Right: the design.</p>
${rows.join('\n')}
</html>
`;
}
