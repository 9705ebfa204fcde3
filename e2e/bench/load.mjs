// A closed loop of callers, the same client for every target.
import autocannon from 'autocannon';

/**
 * Requests per second and latency in ms (quantiles in whole ms, the mean exact) of `callers` that each wait for their
 * answer before asking again: for so many seconds, or, given an amount, until so many were answered. With `keys`, each
 * request is another tenant's, in turn.
 */
export async function load({ url, method = 'POST', headers, body, callers, seconds, amount, keys }) {
  const result = await autocannon({
    ...{ url, method, headers, body, connections: callers },
    ...(amount === undefined ? { duration: seconds } : { amount }),
    ...(keys === undefined ? {} : { requests: [{ setupRequest: inTurn(keys) }] }),
  });
  const refused = result.non2xx + result.errors + result.timeouts;
  // A run of an amount is noticed to have ended a second later or so: its length says nothing.
  const mean = amount === undefined ? (callers * 1000 * result.duration) / result['2xx'] : result.latency.mean;
  return {
    callers,
    perSecond: Math.round((callers * 1000) / mean),
    answered: result['2xx'],
    refused,
    p50: result.latency.p50,
    p97: result.latency.p97_5,
    p99: result.latency.p99,
    mean: Number(mean.toFixed(2)),
  };
}

function inTurn(keys) {
  let next = 0;
  return (request) => {
    const headers = { ...request.headers, authorization: `Bearer ${keys[next % keys.length]}` };
    next += 1;
    return { ...request, headers };
  };
}
