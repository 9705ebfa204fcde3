// --- config, context, clock, ids, errors
export * from './config/settings.ts';
export {
  defaultPublicUrl,
  loadSettings,
  SettingsError,
  settingsWarnings,
  withBoundPort,
} from './config/load-settings.ts';
export { describeSettings } from './config/describe-settings.ts';
export { withMasterKeys } from './config/master-key-file.ts';
export * from './context/context.ts';
export * from './clock/clock.ts';
export * from './ids/ids.ts';
export * from './errors/patchbay.error.ts';
export * from './errors/factories.ts';
// --- telemetry, bootstrap
export * from './telemetry/log.ts';
export * from './telemetry/metrics.ts';
export { createLog, type LogSink } from './telemetry/create-log.ts';
export { Readiness, type ReadinessReport } from './telemetry/readiness.ts';
export * from './bootstrap/lifecycle.ts';
export type { PlatformParts } from './bootstrap/platform-parts.ts';
export { startHub, type Hub, type HubPlan } from './bootstrap/start-hub.ts';
// --- http-in
export * from './http-in/access.decorators.ts';
export * from './http-in/api-answers.ts';
export { bearerToken, platformKeyMatcher } from './http-in/bearer.ts';
export { canonicalJson } from './http-in/canonical-json.ts';
export { csvLine } from './http-in/csv.ts';
export { fieldErrorsOf, type ErrorAnswer } from './http-in/error-answer.ts';
export { ApiFile, sendFile, type ApiFileOptions, type FileAnswer } from './http-in/file-answer.ts';
export { ChoiceFilter, FlagFilter, InstantFilter, TextFilter, instantOf } from './http-in/filters.ts';
export { hubFacts, type HubFacts } from './http-in/hub-facts.ts';
export { IfGiven } from './http-in/if-given.ts';
export { idempotencyKeyOf } from './http-in/idempotency.interceptor.ts';
export { isStorableText } from './http-in/text-guard.ts';
export type { RouteEntry } from './http-in/install-http.ts';
export * from './http-in/context.decorators.ts';
export * from './http-in/envelope.ts';
export * from './http-in/idempotency.decorators.ts';
export { IsInstant, isInstant, type InstantOptions } from './http-in/instant.ts';
export * from './http-in/paging.ts';
export * from './http-in/ports.ts';
export { sessionCookie, type SessionCookie } from './http-in/session-cookie.ts';
export { contextOf, sessionOf, type RequestState } from './http-in/request-state.ts';
export { BoundedCache, type BoundedCacheOptions } from './caches/bounded-cache.ts';
export { tenantCache, type TenantCacheOptions } from './caches/tenant-cache.ts';
export { PlatformModule } from './platform.module.ts';
// --- database
export type * from './database/transaction.ts';
// --- work, changes, events, schedules
export * from './work/work-queue.ts';
export * from './work/lane-limits.ts';
export * from './changes/change-bus.ts';
export * from './events/domain-event.ts';
export { Outbox } from './events/outbox.ts';
export { EventBus } from './events/event-bus.ts';
export type { EventPage, PlacedEvent, Position } from './events/event-cursor.ts';
export { EventTail, type TailFilter } from './events/event-tail.ts';
export { LiveSignal, type LiveWatcher } from './events/live-signal.ts';
export { Scheduler } from './schedules/scheduler.ts';
// --- http-out
export { AddressGuard, AllowedHosts } from './http-out/address-guard.ts';
export { OutboundError, type OutboundErrorCode } from './http-out/outbound.errors.ts';
export { OutboundHttp, type OutboundHttpOptions } from './http-out/outbound-http.ts';
export type { OutboundRequest, OutboundResponse } from './http-out/outbound-request.ts';
export type { Resolve } from './http-out/pinned-connector.ts';
export { Database } from './database/database.ts';
export { SystemDatabase, type Statement } from './database/system-database.ts';
export { Conditions } from './database/conditions.ts';
export { GroupWriter } from './database/group-writer.ts';
export { BatchWriter } from './database/batch-writer.ts';
export { CommitUnknownError, isForeignKeyViolation, isUniqueViolation, sqlState } from './database/database.errors.ts';
export { QueryCounter } from './database/query-counter.ts';
export { openDatabase, type OpenedDatabase } from './database/open-database.ts';
export { EmbeddedPostgres, type EmbeddedPostgresOptions } from './database/embedded/embedded-postgres.ts';
export { migrate } from './database/migrate.ts';
export { DatabaseSetupError } from './database/runtime-roles.ts';
export { PartitionKeeper, type PartitionReport } from './database/partition-keeper.ts';
