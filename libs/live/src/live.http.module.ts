import { Module } from '@nestjs/common';
import { AccessModule } from '@patchbay/access';
import { HubController } from './hub.controller.ts';
import { LiveFeed } from './live-feed.service.ts';
import { LiveStreams } from './live-streams.service.ts';
import { LiveTopics } from './live-topics.service.ts';
import { ReaderIdentity } from './reader-identity.service.ts';
import { StreamController } from './stream.controller.ts';

/** The event stream; for processes of role http alone. */
@Module({
  imports: [AccessModule],
  providers: [LiveFeed, LiveStreams, LiveTopics, ReaderIdentity],
  controllers: [HubController, StreamController],
})
export class LiveHttpModule {}
