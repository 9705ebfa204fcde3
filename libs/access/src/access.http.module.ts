import { Module } from '@nestjs/common';
import { AccessModule } from './access.module.ts';
import { AccountController } from './account.controller.ts';
import { ApiKeysController } from './api-keys.controller.ts';
import { BrowserSessions } from './browser-sessions.ts';
import { MembersController } from './members.controller.ts';
import { PasswordResetsController } from './password-resets.controller.ts';
import { SignInController } from './sign-in.controller.ts';
import { TenantsController } from './tenants.controller.ts';

/** The REST routes of tenants, API keys, people and members. */
@Module({
  imports: [AccessModule],
  controllers: [
    TenantsController,
    ApiKeysController,
    SignInController,
    PasswordResetsController,
    AccountController,
    MembersController,
  ],
  providers: [BrowserSessions],
})
export class AccessHttpModule {}
