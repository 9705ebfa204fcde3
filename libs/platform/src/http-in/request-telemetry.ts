import type { FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import type { Histogram } from 'prom-client';
import type { Log } from '../telemetry/log.ts';
import type { Metrics } from '../telemetry/metrics.ts';

type Observer = Histogram.Internal<'method' | 'route' | 'status'>;
type ResponseHook = (request: FastifyRequest, reply: FastifyReply, done: HookHandlerDoneFunction) => void;

/** One log line and one observation per request: ids, template, status, milliseconds; nothing the caller wrote. */
export function telemetryHook(log: Log, metrics: Metrics): ResponseHook {
  const durations = metrics.histogram('http_request_duration_seconds', 'Requests answered, by route template.', [
    'method',
    'route',
    'status',
  ]);
  // Looking a metric up by its labels hashes them; routes and statuses are few.
  const observers = new Map<string, Observer>();
  return (request, reply, done) => {
    const route = (request.is404 ? undefined : request.routeOptions.url) ?? 'unmatched';
    const status = reply.statusCode;
    const name = `${request.method} ${status} ${route}`;
    let observer = observers.get(name);
    if (observer === undefined) {
      observer = durations.labels({ method: request.method, route, status: String(status) });
      observers.set(name, observer);
    }
    observer.observe(reply.elapsedTime / 1000);
    log.info('request', {
      request_id: request.id,
      tenant_id: request.hub?.context.tenantId,
      method: request.method,
      route,
      status,
      ms: Math.round(reply.elapsedTime * 100) / 100,
    });
    done();
  };
}
