/** A fact, written in the transaction that made it true. `type` is e.g. `connection.failed`; data holds no secrets. */
export interface DomainEvent {
  readonly type: string;
  readonly tenantId: string;
  readonly subjectId: string;
  readonly data: Record<string, unknown>;
}

/** An event as its consumers get it. */
export interface RecordedEvent extends DomainEvent {
  readonly id: string;
  readonly createdAt: Date;
}

/** Handles the events of its types in the order they were committed, each at least once. */
export interface EventConsumer {
  /** Names the cursor: never change it, never give it to another consumer. */
  readonly name: string;
  readonly types: readonly string[];
  /** Idempotent. When it throws, the event is tried again with back-off, five times, then set aside. */
  handle(event: RecordedEvent): Promise<void>;
}
