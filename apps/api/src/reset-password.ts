import process from 'node:process';
import { PasswordResets } from '@patchbay/access';
import { createLog, loadSettings, SettingsError, startHub } from '@patchbay/platform';
import { appModules } from './app-modules.ts';

// `npm run reset-password -- ada@acme.example`, at the machine, with the hub's environment: prints a link, once.
process.exitCode = await run(process.argv[2]);

async function run(email: string | undefined): Promise<number> {
  if (email === undefined || !email.includes('@')) {
    process.stderr.write('Say whose password: npm run reset-password -- ada@acme.example\n');
    return 2;
  }
  try {
    return await printLink(email);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof SettingsError ? 2 : 1;
  }
}

/** A process without a role works nothing and serves nobody; it only has the hub's services at hand. */
async function printLink(email: string): Promise<number> {
  const settings = loadSettings(process.env);
  const quiet = { ...settings, roles: new Set<never>(), host: '127.0.0.1', port: 0 };
  const hub = await startHub({ settings: quiet, modules: appModules, logs: createLog('error') });
  try {
    const issued = await hub.app.get(PasswordResets, { strict: false }).issue(email);
    if (issued === null) {
      process.stderr.write(`Nobody signs in as ${email}.\n`);
      return 1;
    }
    const until = issued.expiresAt.toISOString();
    process.stdout.write(`A new password for ${issued.email}, once, until ${until}, at:\n`);
    process.stdout.write(`${settings.publicUrl}/reset-password?token=${issued.token}\n`);
    return 0;
  } finally {
    await hub.close();
  }
}
