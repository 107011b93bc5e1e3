// The CLI's own configuration looks for tests in src/ only. This workspace is
// nothing but tests, so it says the same about its root.
const swc = require.resolve('@backstage/cli/config/jestSwcTransform');
const node = { ignoreDynamic: true, exportInteropAnnotation: true };

const parsedAs = syntax => [swc, { module: node, jsc: { parser: { syntax } } }];

module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['**/*.test.ts'],
  transform: {
    '\\.(mjs|cjs|js)$': parsedAs('ecmascript'),
    '\\.(mts|cts|ts)$': parsedAs('typescript'),
  },
  // ES modules among the dependencies are transformed too.
  transformIgnorePatterns: ['/node_modules/(?:typescript|@swc)/'],
};
