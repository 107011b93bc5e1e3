// Backstage's lint rules, and the direction in which our packages may depend
// on each other (docs/adr/0001-packages.md). Tests may reach further.
const createConfig = require('@backstage/cli/config/eslint-factory');

const ours = '@opea/backstage-plugin';

/** What the sources of a package must not import, and why. */
const forbidden = {
  everywhere: [
    [
      '^@opea/backstage-sandbox',
      'The sandbox is for development: nothing that is published may need it.',
    ],
  ],
  [`${ours}-gmc-common`]: [
    ['^@opea/', 'gmc-common depends on nothing of ours.'],
    ['^(node:|react$|react-dom|@kubernetes/)', 'gmc-common runs everywhere.'],
  ],
  [`${ours}-gmc-node`]: [
    [`^${ours}-(?!gmc-common)`, 'gmc-node depends on gmc-common only.'],
  ],
  [`${ours}-gmc`]: [
    [`^${ours}-(?!gmc-common)`, 'The frontend depends on gmc-common only.'],
  ],
  '@opea/opeactl': [
    [`^${ours}-(?!gmc-common)`, 'opeactl depends on gmc-common only.'],
  ],
  [`${ours}-gmc-backend`]: [
    [
      `^${ours}-(?!gmc-(common|node))`,
      'gmc-backend depends on gmc-common and gmc-node only.',
    ],
  ],
};

// A module runs in the plugin it extends; it reaches gmc-backend by HTTP.
const forbiddenInModules = [
  [
    `^${ours}-gmc-(?!common)`,
    'Modules use the client of gmc-common, not the other packages.',
  ],
];

function toSelectors(rules) {
  return rules.map(([pattern, message]) => ({
    selector: `ImportDeclaration[source.value=/${pattern.replaceAll(
      '/',
      '\\/',
    )}/]`,
    message,
  }));
}

module.exports = dir => {
  const { name } = require(`${dir}/package.json`);
  const isSandbox = name === '@opea/backstage-sandbox';
  const rules = [
    ...(isSandbox ? [] : forbidden.everywhere),
    ...(name.includes('-backend-module-') ? forbiddenInModules : []),
    ...(forbidden[name] ?? []),
  ];
  return createConfig(dir, {
    // Without an entry of its own, ESLint keeps the sources' rules for tests.
    restrictedTestSyntax: toSelectors(isSandbox ? [] : forbidden.everywhere),
    restrictedSrcSyntax: [
      ...toSelectors(rules),
      ...(name === `${ours}-gmc-common`
        ? [
            {
              selector:
                "ImportDeclaration[source.value='zod'] > ImportSpecifier",
              message:
                "Write import * as z from 'zod': a named import is three times as heavy in a browser.",
            },
          ]
        : []),
    ],
  });
};
