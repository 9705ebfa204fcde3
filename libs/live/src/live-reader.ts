import type { Actor, PlacedEvent, Position } from '@patchbay/platform';
import { eventFrame } from './live-frames.ts';
import { isBefore } from './live-position.ts';
import { maySee } from './live-scopes.ts';
import type { TypeFilter } from './type-filter.ts';

/** Where the text of a stream goes. */
export interface LiveSink {
  write(text: string): void;
  /** Bytes the reader has not taken yet. */
  readonly backlog: number;
  /** Resolves when it has taken all of them, or is gone. */
  drained(): Promise<void>;
  /** Ends the answer well: the client connects again. */
  end(): void;
  /** Cuts the connection. */
  destroy(): void;
}

/** A reader that leaves so much lying is dropped: it connects again and resumes where it was. */
export const MOST_BACKLOG_BYTES = 65_536;

/** One open stream: who reads, what they want, how far they are. */
export class LiveReader {
  readonly tenantId: string;
  readonly filter: TypeFilter;
  readonly sink: LiveSink;
  /** Replaced when the key or the session is looked at again and holds other scopes. */
  actor: Actor;
  /** Everything before it was sent; null while it is not known. */
  position: Position | null = null;
  isOpen = true;

  constructor(tenantId: string, actor: Actor, filter: TypeFilter, sink: LiveSink) {
    this.tenantId = tenantId;
    this.actor = actor;
    this.filter = filter;
    this.sink = sink;
  }

  /** Sends the event unless it was sent before or is none of theirs; `text` is it as a frame, made once for all. */
  offer(event: PlacedEvent, text: string): void {
    if (this.position !== null && !isBefore(this.position, event)) return;
    this.position = event;
    this.show(event.type, text);
  }

  /** Sends what has no place in the order. */
  show(type: string, text: string): void {
    if (this.filter.wants(type) && maySee(this.actor, type)) this.send(text);
  }

  /** False: the reader was dropped, or had gone. */
  send(text: string): boolean {
    if (!this.isOpen) return false;
    this.sink.write(text);
    if (this.sink.backlog <= MOST_BACKLOG_BYTES) return true;
    this.isOpen = false;
    this.sink.destroy();
    return false;
  }

  /** What was missed, as fast as the reader takes it. */
  async replay(events: readonly PlacedEvent[]): Promise<void> {
    for (const event of events) {
      if (!this.isOpen) return;
      this.offer(event, eventFrame(event));
      if (this.sink.backlog > MOST_BACKLOG_BYTES / 2) await this.sink.drained();
    }
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.sink.end();
  }
}
