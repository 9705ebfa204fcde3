import type { EventConsumer } from './domain-event.ts';

/** Delivers events to consumers, each at least once and in order, by one process at a time per consumer. */
export class EventBus {
  /** Called before start, in every process whatever its roles; consumed by processes with role worker. */
  register(consumer: EventConsumer): void {
    void consumer;
  }
}
