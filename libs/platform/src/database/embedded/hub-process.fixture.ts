import process from 'node:process';
import pg from 'pg';
import { Log } from '../../telemetry/log.ts';
import { openDatabase } from '../open-database.ts';

// A hub process reduced to its database: opens it, says where it is, closes it on SIGTERM. For tests that need several.
const retention = { operations: 90, vendorCalls: 30, healthHistory: 90, auditLog: 365, outbox: 7 };
const opened = await openDatabase(
  { databaseUrl: process.env['DATABASE_URL'] ?? null, dataDir: process.argv[2] ?? '', retention },
  new Log(),
);
const keepAlive = setInterval(() => undefined, 1000);
process.on('SIGTERM', () => {
  clearInterval(keepAlive);
  void opened.closePools().then(() => opened.stopServer());
});
const client = new pg.Client(opened.address());
await client.connect();
const found = await client.query<{ users: string }>('SELECT current_user AS users');
await client.end();
process.stdout.write(`${JSON.stringify({ url: opened.address(), user: found.rows[0]?.users, migrated: true })}\n`);
