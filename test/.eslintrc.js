module.exports = require('@backstage/cli/config/eslint-factory')(__dirname, {
  rules: {
    // Waiting for an outcome is asserting it: it throws if that never comes.
    'jest/expect-expect': [
      'warn',
      {
        assertFunctionNames: [
          'expect',
          'eventually',
          'claims',
          'take',
          '**.waitFor',
          '**.waitForURL',
        ],
      },
    ],
    // A journey's steps are tests, and what they share may assert too.
    'jest/no-standalone-expect': [
      'error',
      { additionalTestBlockFunctions: ['step', 'setFault'] },
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
