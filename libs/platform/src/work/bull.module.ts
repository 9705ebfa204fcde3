import { BullModule, getQueueToken } from '@nestjs/bull';
import { Module, type DynamicModule } from '@nestjs/common';
import type { QueueOptions } from 'bull';
import { BULL_HINTS, BULL_QUEUE } from './bull-waker.ts';

/** Bull asks for the next job every 5 s (drainDelay): a connection silent for longer than this is dead. */
const SILENT_MS = 15_000;
const CONNECT_MS = 5000;
const LONGEST_RETRY_MS = 2000;

/** How Bull connects. */
export function bullOptions(redisUrl: string): QueueOptions & { readonly url: string } {
  const redis = {
    connectTimeout: CONNECT_MS,
    socketTimeout: SILENT_MS,
    // Bull's own waits up to 20 s after Redis is back.
    retryStrategy: (times: number) => Math.min(50 * 2 ** Math.min(times, 10), LONGEST_RETRY_MS),
    ...(redisUrl.startsWith('rediss:') ? { tls: {} } : {}),
  };
  return { url: redisUrl, redis, prefix: 'patchbay' };
}

/** Connects to Redis and provides the queue as `BULL_HINTS`. */
@Module({})
export class BullHintsModule {
  static forRoot(redisUrl: string): DynamicModule {
    return {
      module: BullHintsModule,
      imports: [BullModule.registerQueue({ name: BULL_QUEUE, ...bullOptions(redisUrl) })],
      providers: [{ provide: BULL_HINTS, useExisting: getQueueToken(BULL_QUEUE) }],
      exports: [BULL_HINTS],
    };
  }
}
