import { afterEach, describe, expect, it } from 'vitest';
import { endpoint } from '../../../electron/core/regions/endpoint.ts';
import { plainEndpoints } from '../../../electron/contract/organisation.ts';
import { readStartUrl } from '../../../electron/core/organisations/start-url.ts';
import { readEndpointOverrides } from '../../../electron/shell/lifecycle/endpoint-overrides.ts';
import { countSteps } from './count-steps.ts';
import { filesThatMake, literalPatterns, madeIn, patternsMadeBy, type Pattern } from './patterns.ts';
import { worstInputs } from './worst-inputs.ts';

const short = 48;
/** Four times the text is four times the work, with room; the square of it would be sixteen times. */
const mostGrowth = 6;

/** How much more work a pattern has with four times the text, each at its worst. */
function growth(pattern: RegExp): number {
  const [few, many] = [short, 4 * short].map((length) =>
    Math.max(length, ...worstInputs(pattern, length).map((text) => countSteps(pattern, text))),
  );
  return (many ?? 0) / (few ?? 1);
}

interface Bounded {
  readonly file: string;
  readonly source: string;
  /** The longest text (characters) it may ever run over. */
  readonly most: number;
  readonly feed: (text: string) => unknown;
}

const place = { region: 'eu-west-1', endpoints: plainEndpoints };
const override = (text: string): unknown => {
  try {
    return endpoint('sso', place, readEndpointOverrides({ AWS_ENDPOINT_URL_SSO: `https://x.example/${text}` }, false));
  } catch (error) {
    return error;
  }
};
/** Loaded late: what it loads must not have made its patterns before they are counted. */
const redact = async (text: string): Promise<unknown> =>
  (await import('../../../electron/shell/desktop/redact.ts')).redact(text);
const logLine = 16 * 1024 + 100;

/** The patterns whose work grows faster than their text: each runs over a text that was cut before. */
const bounded: readonly Bounded[] = [
  { file: 'electron/core/organisations/pasted-address.ts', source: '[,;.]+$', most: 4000, feed: readStartUrl },
  {
    file: 'electron/core/organisations/start-url.ts',
    source: String.raw`\/+$`,
    most: 4000,
    feed: (text) => readStartUrl(`https://x.awsapps.com/${text}`),
  },
  {
    file: 'electron/core/organisations/start-url.ts',
    source: String.raw`^[^/?#]*:[/\\]*[^/\\?#]*@`,
    most: 4000,
    feed: (text) => readStartUrl(`https://x.awsapps.com/${text}`),
  },
  { file: 'electron/core/regions/endpoint.ts', source: String.raw`\/+$`, most: 4000, feed: override },
  {
    file: 'electron/shell/desktop/redact.ts',
    source: String.raw`\/\/.*@$`,
    most: logLine,
    feed: (text) => redact(`http://a@ ${text}`),
  },
  {
    file: 'electron/shell/desktop/redact.ts',
    source: String.raw`\b(https?:\/\/[^\s?#"'<>]*)[?#][^\s"'<>]*`,
    most: logLine,
    feed: redact,
  },
  {
    file: 'electron/shell/desktop/redact.ts',
    source: String.raw`\beyJ[\w-]+\.[\w-]+\.[\w-]*`,
    most: logLine,
    feed: redact,
  },
];

const made: Pattern[][] = [];
for (const file of madeIn) made.push(await patternsMadeBy(file, (path) => import(path)));

describe('the work of each pattern of main', () => {
  it('grows with its text, but for those whose text is cut', () => {
    const fast = [...literalPatterns(), ...made.flat()].filter(({ pattern }) => growth(pattern) > mostGrowth);
    expect(fast.map(({ file, pattern }) => `${file} ${pattern.source}`)).toEqual(
      bounded.map(({ file, source }) => `${file} ${source}`),
    );
  });

  it('is looked at for the patterns that are made of texts, too', () => {
    expect([filesThatMake().toSorted(), made.map((patterns) => patterns.length)]).toEqual([
      madeIn.toSorted(),
      [3, 2, 1],
    ]);
  });

  it.each([
    [/a+b/u, true],
    [/(?:a|a)+b/u, true],
    [/^(?:\w+\s?)+$/u, true],
    [/^a+b/u, false],
    [/ab/u, false],
  ])('would be found out for %s: %s', (pattern, isFast) => {
    const one = (length: number): number => countSteps(pattern, `${'a'.repeat(length)}!`);
    expect(one(16) / one(4) > mostGrowth).toBe(isFast);
  });
});

describe('a text of a million characters', () => {
  const exec = Reflect.get(RegExp.prototype, 'exec');
  afterEach(() => {
    RegExp.prototype.exec = exec;
  });

  it.each(bounded)('is cut before $source of $file runs over it', async ({ source, most, feed }) => {
    const lengths: number[] = [];
    RegExp.prototype.exec = function (this: RegExp, text: string) {
      if (this.source === source) lengths.push(text.length);
      return exec.call(this, text);
    };
    for (const text of [
      'eyJ-'.repeat(250_000),
      'word '.repeat(200_000),
      'https://a'.repeat(111_111),
      '/'.repeat(1_000_000),
      'x',
    ])
      await feed(text);
    expect([lengths.length > 0, Math.max(...lengths) <= most]).toEqual([true, true]);
  });
});
