export * from './connection.events.ts';
export * from './connection.types.ts';
export { ConnectionDirectory } from './connection-directory.service.ts';
export { ConnectionHealth } from './connection-health.service.ts';
export { ConnectionOpener } from './connection-opener.service.ts';
export { ConnectionReferrer, ConnectionReferrers } from './connection-referrer.ts';
