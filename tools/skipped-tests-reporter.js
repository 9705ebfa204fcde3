/** Lists at the end of a run the tests that did not run; their names say why (no redis-server on this machine, …). */
class SkippedTestsReporter {
  #asked;

  constructor({ testNamePattern }) {
    this.#asked = testNamePattern;
  }

  onRunComplete(_contexts, results) {
    // What `-t` left out is no matter of the machine.
    if (this.#asked) return;
    const skipped = results.testResults.flatMap((file) =>
      file.testResults.filter((test) => test.status === 'pending').map((test) => test.fullName),
    );
    if (skipped.length === 0) return;
    process.stderr.write(`\nNot run on this machine (${skipped.length}):\n`);
    for (const name of skipped) process.stderr.write(`  - ${name}\n`);
  }
}

// Jest takes a reporter from the default export of its module.
export default SkippedTestsReporter;
