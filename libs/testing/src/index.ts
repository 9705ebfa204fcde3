export * from './core-hub.ts';
export * from './eventually.ts';
export * from './manual-clock.ts';
export * from './test-database.ts';
export * from './redis.ts';
export * from './spawn-source.ts';
export * from './bare-hub.ts';
