// `npm run dev`: the hub restarts when a library changes, and Vite serves the admin app with hot reload.
// The page is on http://127.0.0.1:5173, everything else is passed on to the hub on PORT.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { watch } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { builtProjects } from './compile.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const QUIET_MS = 150; // an editor writes a file in several steps; wait until it has done

const projects = builtProjects(root).filter((folder) => folder !== join('apps', 'admin'));
const changed = new Set();
let hub = null;
let timer = null;
let rebuilding = Promise.resolve();
let stopping = false;

const vite = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js')], {
  cwd: join(root, 'apps/admin'),
  stdio: 'inherit',
});
for (const folder of projects) {
  watch(join(root, folder, 'src'), { recursive: true }, (_event, file) => note(folder, file));
}
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, stop);
startHub();

function note(folder, file) {
  if (file === null || /\.(spec|int-spec)\.ts$/.test(file) || file.split(sep).includes('dist')) return;
  changed.add(folder);
  clearTimeout(timer);
  timer = setTimeout(() => (rebuilding = rebuilding.then(rebuildAndRestart)), QUIET_MS);
}

async function rebuildAndRestart() {
  const folders = [...changed];
  changed.clear();
  if (folders.length === 0 || stopping) return;
  console.log(`Changed: ${folders.join(', ')}`);
  const built = await Promise.all(folders.map(build));
  if (!built.every(Boolean)) return console.error('The build failed; the hub keeps running as it was.');
  await stopHub();
  if (!stopping) startHub();
}

async function build(folder) {
  const child = spawn(process.execPath, [join(root, 'tools/build.mjs')], { cwd: join(root, folder), stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  return code === 0;
}

function startHub() {
  hub = spawn(process.execPath, [join(root, 'tools/start.mjs')], { cwd: root, stdio: 'inherit' });
}

async function stopHub() {
  if (hub === null || hub.exitCode !== null || hub.signalCode !== null) return;
  const gone = once(hub, 'exit');
  hub.kill('SIGTERM');
  await gone;
}

async function stop() {
  if (stopping) return;
  stopping = true;
  vite.kill('SIGTERM');
  await stopHub();
  process.exit(0);
}
