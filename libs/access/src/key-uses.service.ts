import { Injectable } from '@nestjs/common';
import { Lifecycle, Log } from '@patchbay/platform';
import type { KeyUse } from './api-key.repository.ts';
import { ApiKeyRepository } from './api-key.repository.ts';
import { Uses } from './uses.ts';

/** When API keys were last used. */
@Injectable()
export class KeyUses extends Uses<KeyUse> {
  constructor(keys: ApiKeyRepository, lifecycle: Lifecycle, log: Log) {
    super('API keys', (uses) => keys.recordUse(uses), lifecycle, log);
  }
}
