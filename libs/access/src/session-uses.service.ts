import { Injectable } from '@nestjs/common';
import { Lifecycle, Log } from '@patchbay/platform';
import type { SessionUse } from './session.repository.ts';
import { SessionRepository } from './session.repository.ts';
import { Uses } from './uses.ts';

/** When sessions were last used. */
@Injectable()
export class SessionUses extends Uses<SessionUse> {
  constructor(sessions: SessionRepository, lifecycle: Lifecycle, log: Log) {
    super('sessions', (uses) => sessions.recordUse(uses), lifecycle, log);
  }
}
