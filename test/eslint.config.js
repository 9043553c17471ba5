import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

const noStyleOrHtml = {
  'svelte/no-at-html-tags': 'error',
  // A static style attribute violates the content security policy; style directives are set through the CSSOM and do not.
  'no-restricted-syntax': [
    'error',
    {
      selector: 'SvelteAttribute[key.name="style"]',
      message: 'Use a class, or a style: directive for a computed value.',
    },
  ],
};

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'out/',
      'dist/',
      '.cache/',
      'test-results/',
      'demo/',
      '**/*.js',
      '**/*.mjs',
      '**/*.cjs',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...svelte.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: {
      '@typescript-eslint/no-floating-promises': ['error', { ignoreVoid: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      'no-console': 'error',
      'no-eval': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, projectService: true, extraFileExtensions: ['.svelte'] },
    },
    rules: { ...noStyleOrHtml, 'prefer-const': 'off' },
  },
  { files: ['test/**'], rules: { 'no-console': 'off' } },
);
