import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiAnswers, type Envelope, ok, RequireScope } from '@patchbay/platform';
import { capabilityView } from './catalog-view.ts';
import { CapabilityDto } from './catalog.dto.ts';
import { Catalog } from './catalog.service.ts';

@ApiTags('Catalog')
@Controller('api/v1/capabilities')
export class CapabilitiesController {
  private readonly views: CapabilityDto[];

  constructor(@Inject(Catalog) catalog: Catalog) {
    this.views = catalog.capabilities().map((capability) => capabilityView(capability, catalog.list()));
  }

  @Get()
  @RequireScope('integrations:read')
  @ApiAnswers({ summary: 'List capabilities', description: 'The list is not paged.', ok: [CapabilityDto] })
  list(): Envelope<CapabilityDto[]> {
    return ok(this.views);
  }
}
