/** Boundaries as data: which module may import which is read from order.json, the same file the API reads at start. */
const order = require('./apps/api/src/modules/order.json');

const modules = 'apps/api/src/modules';
const tests = '\\.(test|make)\\.ts$|/testing/|/demo/';

/** One rule per module: nothing of another module but the ones below it. */
const downwards = Object.entries(order).map(([module, below]) => ({
  name: `${module}-imports-only-below`,
  comment: `apps/api/src/modules/order.json: ${module} may import ${below.join(', ') || 'no other module'}. News goes up as events.`,
  severity: 'error',
  from: { path: `^${modules}/${module}/` },
  to: { path: `^${modules}/[^/]+/`, pathNot: `^${modules}/(${[module, ...below].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...downwards,
    {
      name: 'module-not-in-order',
      comment: 'Every module folder stands in order.json.',
      severity: 'error',
      from: { path: `^${modules}/[^/]+/`, pathNot: `^${modules}/(${Object.keys(order).join('|')})/` },
      to: {},
    },
    {
      name: 'modules-are-entered-by-index',
      comment: 'Another module is entered by its index.ts only; tests may also use its factories in testing/.',
      severity: 'error',
      from: { path: `^${modules}/([^/]+)/`, pathNot: tests },
      to: { path: `^${modules}/[^/]+/.+`, pathNot: [`^${modules}/$1/`, `^${modules}/[^/]+/index\\.ts$`] },
    },
    {
      name: 'the-rest-enters-modules-by-index',
      comment:
        'Entry points and scripts see of a module what the other modules see; walks over the whole API may also use factories, tools what they check by.',
      severity: 'error',
      from: { path: '^apps/api/(src/main|src/migrations|bench|scripts)/' },
      to: {
        path: `^${modules}/[^/]+/.+`,
        pathNot: `^${modules}/[^/]+/(index\\.ts|[^/]+\\.module\\.ts|demo/.+|load/.+|(verify|root|proof)/.+)$`,
      },
    },
    {
      name: 'tests-enter-modules-by-index-or-testing',
      comment: 'A test of another module may use its index.ts and its factories.',
      severity: 'error',
      from: { path: `^${modules}/([^/]+)/.*(${tests})` },
      to: { path: `^${modules}/[^/]+/.+`, pathNot: [`^${modules}/$1/`, `^${modules}/[^/]+/(index\\.ts|testing/.+)$`] },
    },
    {
      name: 'platform-knows-no-module',
      comment: 'The platform knows no business; the story tests of the platform may use the real migrations.',
      severity: 'error',
      from: { path: '^apps/api/src/platform/', pathNot: '\\.test\\.ts$' },
      to: { path: `^${modules}/` },
    },
    {
      name: 'apps-never-import-apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/[^/]+/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-never-import-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'schema-is-the-bottom',
      comment: 'apps → packages/web → packages/schema.',
      severity: 'error',
      from: { path: '^packages/schema/' },
      to: { path: '^packages/(?!schema/)' },
    },
    {
      name: 'api-uses-no-web-package',
      severity: 'error',
      from: { path: '^apps/api/' },
      to: { path: '^packages/web/' },
    },
    {
      name: 'features-are-islands',
      comment: 'What two features need moves to shared/ or packages/web.',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/features/([^/]+)/' },
      to: { path: '^apps/[^/]+/src/features/[^/]+/', pathNot: '^apps/$1/src/features/$2/' },
    },
    {
      name: 'shared-imports-no-feature',
      severity: 'error',
      from: { path: '^apps/([^/]+)/src/shared/' },
      to: { path: '^apps/[^/]+/src/features/' },
    },
    {
      name: 'no-circular',
      comment:
        'A circle of imports makes the order of loading an accident. Types may look back, pages are loaded later.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only', 'dynamic-import'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|node_modules|gql)/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.vue', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
