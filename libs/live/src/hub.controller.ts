import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AnyScope, ApiAnswers, hubFacts, ok, SETTINGS, type Envelope, type Settings } from '@patchbay/platform';
import { HubDto } from './hub.dto.ts';

/** The hub about itself, for the pages that work with it. */
@ApiTags('The hub')
@Controller('api/v1/hub')
export class HubController {
  readonly #view: HubDto;

  constructor(@Inject(SETTINGS) settings: Settings) {
    const { operations, vendorCalls, healthHistory, auditLog } = settings.retention;
    const { version, sandbox_url } = hubFacts(settings);
    this.#view = {
      version,
      public_url: settings.publicUrl,
      production: settings.production,
      sandbox_url,
      mail_configured: settings.smtpUrl !== null,
      oauth_apps: Object.keys(settings.oauthApps),
      secret_env_prefixes: settings.secretEnvPrefixes,
      retention_days: { operations, vendor_calls: vendorCalls, health_history: healthHistory, audit_log: auditLog },
    };
  }

  @Get()
  @AnyScope()
  @ApiAnswers({ summary: 'What this hub is', description: 'Any key, and anybody signed in.', ok: HubDto })
  read(): Envelope<HubDto> {
    return ok(this.#view);
  }
}
