import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ChangeBus } from '@patchbay/platform';
import { LiveFeed } from './live-feed.service.ts';

/**
 * Topics of the change bus, and what streams call them. Caches of every process hear these anyway, so showing them costs
 * nothing; what has events of its own (connections, breakers) is not here.
 */
const HINTS: Readonly<Record<string, string>> = {
  routing: 'routing.changed',
  policy: 'policies.changed',
  'api-key': 'api_key.changed',
  // Badges turn yellow and back without an event.
  connection: 'connection.touched',
};

/** Turns changes that other processes' caches are told of into hints for whoever watches. */
@Injectable()
export class LiveTopics implements OnModuleInit {
  constructor(
    private readonly changes: ChangeBus,
    private readonly feed: LiveFeed,
  ) {}

  onModuleInit(): void {
    for (const [topic, type] of Object.entries(HINTS)) {
      this.changes.subscribe(topic, (change) => {
        if (change !== 'all') this.feed.hint(change.tenantId, type, change.id === '*' ? null : change.id);
      });
    }
  }
}
