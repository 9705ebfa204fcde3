// `npm run new:provider -- acme-sms --capability send_sms`: the folder of a new provider, listed, compiling, and known by the
// conformance suite, which then says what is left to write.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { filesOf, listedIn } from './new-provider/templates.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const USAGE =
  'npm run new:provider -- <name> --capability <capability> [--capability …] [--category <category>] [--display-name "…"]';

/** Where a capability usually belongs; `--category` says otherwise. */
const CATEGORIES = {
  send_sms: 'sms',
  send_whatsapp: 'sms',
  send_email: 'email',
  initiate_payment: 'payments',
  process_refund: 'payments',
  verify_payment: 'payments',
  generate_text: 'ai-llm',
  embed_text: 'ai-llm',
  geocode_address: 'mapping',
};

try {
  const provider = wanted(process.argv.slice(2));
  await write(provider);
  process.stdout.write(report(provider));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'failed'}\n${USAGE}\n`);
  process.exitCode = 1;
}

/** @param {readonly string[]} args */
function wanted(args) {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      capability: { type: 'string', multiple: true, default: [] },
      category: { type: 'string' },
      'display-name': { type: 'string' },
    },
  });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new Error('Give one name.');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name)) throw new Error(`${name}: a name is like acme-sms.`);
  const capabilities = [...new Set(values.capability)];
  checkCapabilities(capabilities);
  const variable = name.replace(/-(\w)/g, (_all, letter) => letter.toUpperCase());
  const display =
    values['display-name'] ??
    name.replace(/(^|-)(\w)/g, (_all, dash, letter) => `${dash && ' '}${letter.toUpperCase()}`);
  return {
    name,
    variable,
    display,
    category: values.category ?? CATEGORIES[capabilities[0]] ?? 'custom',
    capabilities,
  };
}

/** @param {readonly string[]} capabilities */
function checkCapabilities(capabilities) {
  const source = readFileSync(join(root, 'libs/provider-kit/src/capabilities/index.ts'), 'utf8');
  const known = [...source.matchAll(/^ {2}([a-z_]+): \w+,$/gm)].map(([, capability]) => capability);
  if (capabilities.length === 0) throw new Error(`Give a capability: ${known.join(', ')}.`);
  const unknown = capabilities.filter((capability) => !known.includes(capability));
  if (unknown.length > 0)
    throw new Error(`There is no capability ${unknown.join(', ')}; there are ${known.join(', ')}.`);
}

/** @param {ReturnType<typeof wanted>} provider */
async function write(provider) {
  const sources = join(root, 'libs/providers/src');
  const folder = join(sources, provider.name);
  const list = join(sources, 'index.ts');
  const listed = readFileSync(list, 'utf8');
  if (existsSync(folder)) throw new Error(`libs/providers/src/${provider.name} is there already.`);
  if (new RegExp(`\\b${provider.variable}\\b`).test(listed))
    throw new Error(`The list has a ${provider.variable} already.`);
  const withIt = await formatted(list, listedIn(listed, provider));
  mkdirSync(folder);
  for (const [file, text] of Object.entries(filesOf(provider))) {
    writeFileSync(join(folder, file), file.endsWith('.ts') ? await formatted(join(folder, file), text) : text);
  }
  writeFileSync(list, withIt);
}

/**
 * Where lines break depends on how long the names are.
 *
 * @param {string} file
 * @param {string} text
 */
async function formatted(file, text) {
  return format(text, { ...(await resolveConfig(file)), filepath: file });
}

/** @param {ReturnType<typeof wanted>} provider */
function report({ name }) {
  return [
    `libs/providers/src/${name}/ is there, and in the list of providers.`,
    `If libs/providers/src/planned/ announces ${name}, delete its lines there.`,
    'What is left to write:  npm test -- libs/providers',
    '',
  ].join('\n');
}
