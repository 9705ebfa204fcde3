// Reads the reports of a CI run: node tools/ci-counts.mjs total|skipped|skipped-number <folder>
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const [what, folder = '.'] = process.argv.slice(2);
const counts = [jestCounts(report('jest.json')), browserCounts(report('browser.json'))];
const sum = (name) => counts.reduce((total, count) => total + count[name], 0);

if (what === 'total') console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
else if (what === 'skipped-number') console.log(sum('skipped'));
else console.log(`Jest: ${describe(counts[0])}\nBrowser: ${describe(counts[1])}`);

function report(name) {
  const path = join(folder, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null;
}

function jestCounts(found) {
  if (found === null) return { passed: 0, failed: 0, skipped: 0, ran: false };
  return {
    passed: found.numPassedTests,
    // A file that could not even be loaded has no tests, and is a failure all the same.
    failed: found.numFailedTests + found.numRuntimeErrorTestSuites,
    skipped: found.numPendingTests + found.numTodoTests,
    ran: true,
  };
}

function browserCounts(found) {
  if (found === null) return { passed: 0, failed: 0, skipped: 0, ran: false };
  const { expected, unexpected, flaky, skipped } = found.stats;
  return { passed: expected, failed: unexpected + flaky + found.errors.length, skipped, ran: true };
}

function describe({ passed, failed, skipped, ran }) {
  return ran ? `${passed} passed, ${failed} failed, ${skipped} skipped` : 'did not run';
}
