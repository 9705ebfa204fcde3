import { Global, Module } from '@nestjs/common';
import { ActorResolver, SessionResolver } from '@patchbay/platform';
import { AccessBootstrap } from './access-bootstrap.service.ts';
import { AccessHousekeeping } from './access-housekeeping.service.ts';
import { Account } from './account.service.ts';
import { ApiKeyRepository } from './api-key.repository.ts';
import { ApiKeyService } from './api-key.service.ts';
import { CachedSessionResolver } from './cached-session-resolver.service.ts';
import { InvitationRepository } from './invitation.repository.ts';
import { Invitations } from './invitations.service.ts';
import { InvitedPeople } from './invited-people.service.ts';
import { KeyActorResolver } from './key-actor-resolver.service.ts';
import { KeyUses } from './key-uses.service.ts';
import { MemberRepository } from './member.repository.ts';
import { Members } from './members.service.ts';
import { NewTenants } from './new-tenants.service.ts';
import { PasswordHasher } from './password-hasher.service.ts';
import { PasswordResets } from './password-resets.service.ts';
import { PersonDiary } from './person-diary.service.ts';
import { PersonRepository } from './person.repository.ts';
import { SessionUses } from './session-uses.service.ts';
import { SessionRepository } from './session.repository.ts';
import { Sessions } from './sessions.service.ts';
import { SetupLink } from './setup-link.service.ts';
import { Setup } from './setup.service.ts';
import { SignInBrake } from './sign-in-brake.service.ts';
import { SignIn } from './sign-in.service.ts';
import { TenantDirectory } from './tenant-directory.service.ts';
import { TenantPeople } from './tenant-people.ts';
import { TenantProvisioners } from './tenant-provisioner.ts';
import { TenantRepository } from './tenant.repository.ts';
import { TenantService } from './tenant.service.ts';

const KEYS = [
  ApiKeyRepository,
  ApiKeyService,
  KeyUses,
  KeyActorResolver,
  { provide: ActorResolver, useExisting: KeyActorResolver },
];

const TENANTS = [TenantRepository, TenantProvisioners, TenantService, NewTenants, TenantDirectory, AccessBootstrap];

const PEOPLE = [
  PersonRepository,
  PersonDiary,
  PasswordHasher,
  SignInBrake,
  SignIn,
  SessionRepository,
  SessionUses,
  CachedSessionResolver,
  { provide: SessionResolver, useExisting: CachedSessionResolver },
  Sessions,
  Account,
  SetupLink,
  Setup,
  PasswordResets,
  MemberRepository,
  Members,
  InvitationRepository,
  InvitedPeople,
  Invitations,
  TenantPeople,
  AccessHousekeeping,
];

/** Tenants, their API keys and people. Global: the door needs the resolvers and the vault registers a provisioner. */
@Global()
@Module({
  providers: [...KEYS, ...TENANTS, ...PEOPLE],
  exports: [
    ...[
      ActorResolver,
      ApiKeyService,
      KeyUses,
      TenantService,
      NewTenants,
      TenantProvisioners,
      TenantDirectory,
      AccessBootstrap,
    ],
    ...[
      SessionResolver,
      SessionUses,
      Sessions,
      Account,
      Setup,
      SetupLink,
      SignIn,
      Members,
      Invitations,
      PasswordResets,
    ],
  ],
})
export class AccessModule {}
