import { Injectable } from '@nestjs/common';
import { Clock, Scheduler } from '@patchbay/platform';
import { InvitationRepository } from './invitation.repository.ts';
import { PasswordResets } from './password-resets.service.ts';
import { INVITATION_MS } from './session-times.ts';
import { Sessions } from './sessions.service.ts';
import { SignInBrake } from './sign-in-brake.service.ts';

const HOUR_SECONDS = 3600;

/** Deletes what has ended: sessions, invitations long expired, and the brake's memory of those who went away. */
@Injectable()
export class AccessHousekeeping {
  constructor(
    scheduler: Scheduler,
    sessions: Sessions,
    brake: SignInBrake,
    invitations: InvitationRepository,
    resets: PasswordResets,
    clock: Clock,
  ) {
    scheduler.every('access-housekeeping', HOUR_SECONDS, async () => {
      await sessions.deleteEnded();
      await brake.deleteForgotten();
      await resets.deleteExpired();
      await invitations.deleteExpired(new Date(clock.now().getTime() - INVITATION_MS));
    });
  }
}
