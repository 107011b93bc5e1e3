module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Waiting for an outcome is asserting it: it throws if that never comes.
    'jest/expect-expect': [
      'warn',
      { assertFunctionNames: ['expect', 'eventually'] },
    ],
  },
  overrides: [
    {
      // The contract's chapters are functions, run for each API server by one test file.
      files: ['contract/*.ts'],
      rules: { 'jest/no-export': 'off' },
    },
  ],
});
