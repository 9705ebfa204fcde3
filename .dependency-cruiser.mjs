// Module boundaries, import cycles and who may open a socket: `npm run boundaries`.
// The layers themselves are data, in tools/module-layers.mjs; a test plants violations and sees them caught.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LAYERS, TEST_ONLY, workspaceProjects } from './tools/module-layers.mjs';

const root = process.env.PATCHBAY_BOUNDARIES_ROOT ?? dirname(fileURLToPath(import.meta.url));
const TESTS = String.raw`\.(spec|int-spec|e2e-spec|type-spec|fixture)\.tsx?$`;

// The one list of exceptions to "only the outbound pipeline opens sockets".
const MAY_OPEN_SOCKETS = [
  '^libs/platform/src/http-out/', // the pipeline's own transport
  '^libs/platform/src/database/', // asks the system for a free port for the embedded Postgres
  '^libs/platform/src/(http-in/http-door|bootstrap/)', // the hub's own door
  '^libs/alerts/src/smtp-mailer\\.ts$', // e-mail to the server of SMTP_URL, which is the operator's own
  '^apps/sandbox/', // a server on loopback, never a client
  '^libs/testing/', // plays the hub's clients
  '^e2e/', // the same
  TESTS,
];

const projects = workspaceProjects(root);
const folderOf = (tag) => projects.find((project) => project.tag === tag)?.folder;
const inAnyOf = (folders) => (folders.length === 0 ? '^$' : `^(${folders.join('|')})/`);

const layerRules = projects
  .filter((project) => !LAYERS[project.tag].includes('*'))
  .map((project) => {
    const allowed = [project.tag, ...LAYERS[project.tag]].map(folderOf).filter(Boolean);
    return {
      name: `layers-${project.folder.replace('/', '-')}`,
      comment: `${project.folder} may import ${allowed.slice(1).join(', ') || 'no other project'}; events carry the rest.`,
      severity: 'error',
      from: { path: `^${project.folder}/`, pathNot: TESTS },
      to: { path: '^(apps|libs|e2e)/', pathNot: inAnyOf(allowed) },
    };
  });

const deepImportRules = projects.map((project) => ({
  name: `deep-import-${project.folder.replace('/', '-')}`,
  comment: `From outside, ${project.folder} is its src/index.ts and nothing else.`,
  severity: 'error',
  from: { path: '^(apps|libs|e2e)/', pathNot: `^${project.folder}/` },
  to: { path: `^${project.folder}/(src|dist)/`, pathNot: `^${project.folder}/src/index\\.ts$` },
}));

const testing = folderOf(TEST_ONLY) ?? 'libs/testing';

export default {
  forbidden: [
    ...layerRules,
    ...deepImportRules,
    {
      name: 'admin-features-are-apart',
      comment:
        'A feature of the admin app is, to another one, its index.ts; what many need belongs in src/components or src/lib.',
      severity: 'error',
      from: { path: '^apps/admin/src/features/([^/]+)/' },
      to: {
        path: '^apps/admin/src/features/',
        pathNot: ['^apps/admin/src/features/$1/', '/features/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'admin-imports-point-down',
      comment: 'app → features → components → lib: nothing imports what is built on it.',
      severity: 'error',
      from: { path: '^apps/admin/src/(features|components|lib)/', pathNot: TESTS },
      to: { path: '^apps/admin/src/(app|testing)/' },
    },
    {
      name: 'admin-kit-knows-no-feature',
      severity: 'error',
      from: { path: '^apps/admin/src/(components|lib)/' },
      to: { path: '^apps/admin/src/features/' },
    },
    {
      name: 'no-cycles',
      comment: 'Files that import each other cannot be understood, tested or loaded apart.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: [TESTS, `^${testing}/`] },
      to: { path: `^${testing}/` },
    },
    {
      name: 'sockets-only-in-the-pipeline',
      comment: 'A vendor is asked through Calls.run; an exception is added to MAY_OPEN_SOCKETS with its reason.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: MAY_OPEN_SOCKETS },
      to: {
        path: String.raw`^(node:)?(http|https|http2|net|tls|dgram)$|node_modules/(undici|axios|node-fetch|got|autocannon|nodemailer)/`,
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'providers-are-plain',
      comment: 'A provider is data and functions: provider-kit and zod, no framework, no database, no vendor SDK.',
      severity: 'error',
      from: { path: '^libs/(provider-kit|providers)/', pathNot: TESTS },
      to: { path: 'node_modules/', pathNot: 'node_modules/zod/' },
    },
    {
      name: 'no-development-packages-at-run-time',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: [TESTS, `^${testing}/`, '^apps/admin/'] },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that cannot be found hides from every other rule here.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    baseDir: root,
    doNotFollow: { path: 'node_modules' },
    // What is built here; packages keep theirs in folders of the same name.
    exclude: { path: String.raw`^(apps|libs|e2e)/[^/]*/?(dist|\.dist-[0-9]+|src/generated)/` },
    tsPreCompilationDeps: true, // type imports cross boundaries too
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: true, // third-party packages stand in the root's package.json
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@patchbay/source', 'types', 'import', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
