import process from 'node:process';
import { SetupLink } from '@patchbay/access';
import type { Settings } from '@patchbay/platform';
import {
  createLog,
  defaultPublicUrl,
  describeSettings,
  loadSettings,
  SettingsError,
  settingsWarnings,
} from '@patchbay/platform';
import type { CreatedHub } from './create-hub.ts';
import { createHub } from './create-hub.ts';

const SAME_PRESS_MS = 500;

const settings = settingsOrExit();
const logs = createLog(settings.logLevel);
logs.log.info('starting', { settings: describeSettings(settings) });
for (const warning of settingsWarnings(process.env, settings)) logs.log.warn(warning);

const starting = createHub(settings, { logs });
let stopping = false;
let stoppingSince = 0;
// Not Nest's shutdown hooks: they raise the signal again before the embedded database is down.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal, 0));
process.on('uncaughtException', (error) => fail('an exception nobody caught', error));
process.on('unhandledRejection', (error) => fail('a rejection nobody handled', error));

try {
  const hub = await starting;
  const setupToken = settings.roles.has('http') ? await hub.app.get(SetupLink, { strict: false }).issue() : null;
  await logs.flush();
  announce(hub, setupToken);
} catch (error) {
  await refuseToStart(error);
}

function settingsOrExit(): Settings {
  try {
    return loadSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

function announce(hub: CreatedHub, setupToken: string | null): void {
  const { host, port, publicUrl } = hub.settings;
  const url = publicUrl === defaultPublicUrl(host, port) ? hub.url : publicUrl;
  if (hub.bootstrapKey !== null) {
    process.stdout.write(`API key of the first tenant, shown only now: ${hub.bootstrapKey}\n`);
  }
  if (setupToken !== null) {
    process.stdout.write(`Create the first user, once, at: ${url}/setup?token=${setupToken}\n`);
  }
  process.stdout.write(`Patchbay is ready: ${url}\n`);
}

/** A second signal does not wait; one press of Ctrl-C under `npm start` arrives twice, from the terminal and from npm. */
function stop(reason: string, exitCode: number): void {
  if (stopping) {
    if (performance.now() - stoppingSince > SAME_PRESS_MS) process.exit(130);
    return;
  }
  stopping = true;
  stoppingSince = performance.now();
  logs.log.info('stopping', { reason });
  void starting
    .then((hub) => hub.close())
    .catch(() => undefined)
    .then(() => process.exit(exitCode));
}

/** What is unknown after such a fault is in the database, not in this process: it ends in order and is started again. */
function fail(what: string, error: unknown): void {
  logs.log.error(what, { error });
  if (!stopping) stop(what, 1);
}

async function refuseToStart(error: unknown): Promise<void> {
  if (stopping) return;
  logs.log.error('the hub could not start', { error });
  await logs.flush();
  process.stderr.write(`Patchbay could not start: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
