// A closed loop of callers, the same client for every target.
import autocannon from 'autocannon';

/** Requests per second and latency in ms (quantiles in whole ms, the mean exact) of `callers` that each wait for their answer before asking again. */
export async function load({ url, method = 'POST', headers, body, callers, seconds }) {
  const result = await autocannon({ url, method, headers, body, connections: callers, duration: seconds });
  const refused = result.non2xx + result.errors + result.timeouts;
  return {
    callers,
    perSecond: Math.round(result['2xx'] / result.duration),
    answered: result['2xx'],
    refused,
    p50: result.latency.p50,
    p97: result.latency.p97_5,
    p99: result.latency.p99,
    mean: Number(((callers * 1000 * result.duration) / result['2xx']).toFixed(2)),
  };
}
