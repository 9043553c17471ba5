import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/** Contrast of the colours of tokens.css, by WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio). */
const css = readFileSync(join(import.meta.dirname, '../../renderer/styles/tokens.css'), 'utf8');

type Colours = Readonly<Record<string, string>>;

/** The `--name: value;` of a block, found by the text it begins with. */
function declarationsOf(beginning: string): Colours {
  const at = css.indexOf(beginning);
  if (at === -1) throw new Error(`tokens.css has no ${beginning}`);
  const block = css.slice(at, css.indexOf('}', css.indexOf('{', at)));
  return Object.fromEntries(
    [...block.matchAll(/--([\w-]+): ([^;]+);/gu)].map(([, name = '', value = '']) => [name, value]),
  );
}

const usual = declarationsOf(':root {\n  --bg-window');
const high = { ...usual, ...declarationsOf(":root:where([data-contrast='high'])") };

const themes = {
  light: { colours: usual, dark: false, text: 4.5, shapes: 3 },
  dark: { colours: usual, dark: true, text: 4.5, shapes: 3 },
  'high contrast, light': { colours: high, dark: false, text: 7, shapes: 4.5 },
  'high contrast, dark': { colours: high, dark: true, text: 7, shapes: 4.5 },
} as const;
type Theme = (typeof themes)[keyof typeof themes];

/** `#rrggbb` of a token in a theme. */
function colourOf(name: string, { colours, dark }: Theme): string {
  const value = colours[name] ?? 'no such token';
  const both = /^light-dark\((#[\da-f]{6}), (#[\da-f]{6})\)$/u.exec(value);
  const colour = both === null ? value : (both[dark ? 2 : 1] ?? '');
  if (!/^#[\da-f]{6}$/u.test(colour)) throw new Error(`--${name} is ${value}`);
  return colour;
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

const plain = ['bg-window', 'bg-bar', 'bg-raised', 'bg-sunken'];
const grounds = [...plain, 'bg-hover', 'bg-selected', 'env-production-subtle'];

type Group = readonly [what: string, kind: 'text' | 'shapes', drawn: readonly string[], on: readonly string[]];

/** What is drawn on what. */
const groups: readonly Group[] = [
  ['primary text', 'text', ['text-primary'], grounds],
  ['secondary text and the words of environments', 'text', ['text-secondary'], grounds],
  ['tertiary text', 'text', ['text-tertiary'], grounds],
  ['links', 'text', ['accent-text'], [...plain, 'bg-selected']],
  ['the accent button', 'text', ['text-on-accent'], ['accent', 'accent-hover', 'accent-pressed']],
  ['success', 'text', ['success-text'], ['success-subtle', 'bg-window', 'bg-bar']],
  ['attention', 'text', ['attention-text'], ['attention-subtle', 'bg-window', 'bg-bar', 'bg-selected']],
  ['matched letters', 'text', ['match-text'], ['match-bg']],
  [
    'the word of production',
    'text',
    ['env-production-text'],
    ['env-production-subtle', 'bg-window', 'bg-selected', 'bg-raised'],
  ],
  ['what stands on solid production', 'text', ['env-on-solid'], ['env-production-solid']],
  [
    'what stands on the head of another environment',
    'text',
    ['env-on-head'],
    ['env-none-head', ...['staging', 'development', 'sandbox', 'shared'].map((look) => `env-${look}-solid`)],
  ],
  ['the sign of attention', 'shapes', ['attention-solid'], ['attention-subtle', 'bg-window', 'bg-bar']],
  ['edges of controls', 'shapes', ['border-strong'], plain],
  ['the focus ring', 'shapes', ['focus-ring'], grounds],
  [
    'the ring of credentials',
    'shapes',
    ['ring-live', 'ring-attention', 'ring-ended'],
    ['bg-window', 'bg-bar', 'bg-hover', 'bg-selected', 'env-production-subtle'],
  ],
  ['the shape of production', 'shapes', ['env-production-solid'], ['bg-window', 'bg-raised', 'env-production-subtle']],
  ...['staging', 'development', 'sandbox', 'shared', 'none'].map((look): Group => [
    `the shape of ${look}`,
    'shapes',
    [`env-${look}-solid`],
    ['bg-window', 'bg-raised', `env-${look}-subtle`],
  ]),
  ['the outline of the selected row', 'shapes', ['selected-outline'], ['bg-window', 'bg-selected']],
  [
    'the outline of a selected production row',
    'shapes',
    ['env-production-border'],
    ['bg-window', 'env-production-subtle'],
  ],
];

/** The pairs of a theme that fall short, with what they reach. */
function shortOf(theme: Theme): string[] {
  return groups.flatMap(([what, kind, drawn, on]) =>
    drawn.flatMap((one) =>
      on.flatMap((ground) => {
        const reached = contrast(colourOf(one, theme), colourOf(ground, theme));
        return reached < theme[kind] ? [`${what}: ${one} on ${ground} is ${reached.toFixed(2)}`] : [];
      }),
    ),
  );
}

describe('contrast', () => {
  it('of black and white is 21, of one colour with itself 1', () => {
    expect([contrast('#000000', '#ffffff'), contrast('#c01f3a', '#c01f3a')]).toEqual([21, 1]);
  });

  it.each(Object.entries(themes))('of every pair reaches what it needs in %s', (_name, theme) => {
    expect(shortOf(theme)).toEqual([]);
  });

  it('that falls short is found', () => {
    const pale = { ...themes.light, colours: { ...usual, 'text-tertiary': '#9a9a9a' } };
    expect(shortOf(pale as unknown as Theme).length).toBe(grounds.length);
  });
});
