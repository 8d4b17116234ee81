import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

/** What the strict policy of a shop page forbids; a lint error is cheaper than a blocked page. */
const forbidden = [
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/]',
    message: 'The strict policy forbids HTML from strings.',
  },
  {
    selector: "CallExpression[callee.object.name='document'][callee.property.name='write']",
    message: 'The strict policy forbids document.write.',
  },
  {
    selector: 'ImportDeclaration[source.value=/directives.(unsafe-html|unsafe-svg|style-map)/]',
    message: 'Blocked by the strict policy: use text bindings and style.setProperty.',
  },
  {
    selector: "ForOfStatement > CallExpression.right[callee.property.name='entries'][arguments.length=0]",
    message: 'Prototype.js makes entries() of a list the list itself: walk the list, or the Map.',
  },
  {
    selector: "CallExpression[callee.property.name='reduce']",
    message: 'Old libraries (Prototype.js, MooTools) replace reduce() of lists: use a loop.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
  { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'coverage/**',
      'examples/demo-videos/**',
      'examples/npm-vite/**',
      'examples/next/**',
    ],
  },
  {
    files: ['packages/*/src/**/*.ts', 'test/**/*.ts', 'stories/**/*.ts'],
    extends: [...tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { lit, wc, 'lit-a11y': litA11y },
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/recommended'].rules,
      ...litA11y.configs.recommended.rules,
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // What only the types can tell: a promise that nobody waits for, a case that nobody handles.
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          // `expect(a).to.equal(b)` is no promise; @open-wc/semantic-dom-diff types it as one.
          allowForKnownSafeCalls: ['Equal'],
        },
      ],
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/no-for-in-array': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/restrict-plus-operands': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-eval': 'error',
      'no-new-func': 'error',
      'no-implied-eval': 'error',
      'no-restricted-syntax': ['error', ...forbidden],
      // Our own base class guards its constructor; Lit calls it.
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: ['packages/**/*.test.ts', 'test/**/*.ts', 'stories/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unused-expressions': 'off',
      'no-restricted-syntax': ['error', ...forbidden.slice(1, 3)],
    },
  },
  {
    files: ['stories/**/*.ts'],
    // Storybook reads a story file by its default export.
    rules: { 'no-restricted-syntax': 'off' },
  },
);
