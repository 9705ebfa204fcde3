import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { sweepTestFolders } from './test-folder.ts';

/** A folder for this run; the first test that wants a database starts the one Postgres of the run in it. */
export default async function setUp(): Promise<void> {
  await sweepTestFolders();
  process.env['PATCHBAY_TEST_DIR'] = await mkdtemp(join(tmpdir(), `patchbay-test-${process.pid}-`));
}
