export * from './auth.ts';
export * from './capabilities/index.ts';
export * from './capability.ts';
export * from './define-provider.ts';
export * from './failure.ts';
export * from './rate-limit.ts';
export * from './vendor-http.ts';
