// The image's health check: the hub of this container is alive. Liveness, not readiness: a hub that waits for its
// database must not be killed for it.
import process from 'node:process';

const url = `http://127.0.0.1:${process.env.PORT ?? '3000'}/healthz`;
const alive = await fetch(url, { signal: AbortSignal.timeout(4000) }).then(
  (response) => response.ok,
  () => false,
);
process.exit(alive ? 0 : 1);
