import process from 'node:process';
import { removeTestFolder } from './test-folder.ts';

/** Ends the run's Postgres and removes its folder. */
export default async function tearDown(): Promise<void> {
  const folder = process.env['PATCHBAY_TEST_DIR'];
  if (folder !== undefined) await removeTestFolder(folder);
}
