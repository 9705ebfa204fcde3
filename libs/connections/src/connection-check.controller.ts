import { Controller, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ApiFile, Ctx, NonTransactional, RequireScope, validationFailed, type Context } from '@patchbay/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { ConnectionPresenter } from './connection-presenter.service.ts';
import { ConnectionVerification, type StepWatch } from './connection-verification.service.ts';
import { verificationView } from './verification-view.ts';

const EXAMPLE = `{"step":{"name":"credentials_complete","ok":true,"message":"All required credentials are set."}}
{"step":{"name":"reach_vendor","ok":true,"message":"Twilio answered in 84 ms."}}
{"result":{"ok":true,"status":"active","account":"My Twilio account","steps":[]}}
`;

/** "Save & Test", told step by step. */
@ApiTags('Integrations')
@Controller('api/v1/integrations/:id/verify/steps')
export class ConnectionCheckController {
  constructor(
    private readonly verification: ConnectionVerification,
    private readonly presenter: ConnectionPresenter,
  ) {}

  @Post()
  @ApiFile({
    summary: 'Check the credentials now, step by step',
    description:
      'The same check as `verify`, told while it goes on: a line `step` for each step as soon as it holds, then a line `result` with the answer of `verify`, whose steps are the last word. An answer without `result` is not whole. Not to be repeated by an Idempotency-Key.',
    files: { 'application/x-ndjson': EXAMPLE },
  })
  @NonTransactional()
  @RequireScope('integrations:write')
  async check(
    @Ctx() ctx: Context,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.headers['idempotency-key'] !== undefined) {
      throw validationFailed({ idempotency_key: ['A check that is told step by step has no answer to repeat.'] });
    }
    const lines = new Readable({ read: () => undefined });
    const isBegun = new Promise<void>((resolve, reject) => {
      this.tell(ctx, id, lines, () => resolve()).then(resolve, (error: unknown) => {
        // Before the first line it is a refusal in the envelope; after it, an answer that breaks off.
        reject(error instanceof Error ? error : new Error(String(error)));
        lines.destroy();
      });
    });
    await isBegun;
    void reply.type('application/x-ndjson; charset=utf-8').header('x-accel-buffering', 'no').send(lines);
  }

  private async tell(ctx: Context, id: string, lines: Readable, begun: () => void): Promise<void> {
    const watch: StepWatch = (step) => {
      lines.push(`${JSON.stringify({ step })}\n`);
      begun();
    };
    const { row, outcome } = await this.verification.verify(ctx, id, 'verification', watch);
    const result = verificationView(row, outcome, this.presenter.displayName(row));
    lines.push(`${JSON.stringify({ result })}\n`);
    lines.push(null);
  }
}
