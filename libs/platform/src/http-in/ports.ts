import type { Actor, PersonRole } from '../context/context.ts';

/** Who a request's key belongs to. */
export type ResolvedActor = Actor & { readonly tenantId: string };

/** Port: who is asking. The access lib implements it. */
export abstract class ActorResolver {
  /**
   * `authorization` is the header as it came. null: no, unknown, expired or revoked key. Answers synchronously when the
   * key is cached, so that a warm request waits for nothing.
   */
  abstract resolve(authorization: string | undefined): ResolvedActor | null | Promise<ResolvedActor | null>;
}

/** A tenant a signed-in person works in, with who they are there. */
export interface SessionMembership {
  readonly tenantId: string;
  readonly slug: string;
  readonly name: string;
  readonly role: PersonRole;
  readonly actor: Actor & { readonly kind: 'person' };
}

/** A signed-in browser. */
export interface KnownSession {
  readonly id: string;
  readonly personId: string;
  readonly email: string;
  readonly name: string;
  /** What every write of this session carries in X-CSRF-Token. */
  readonly csrfToken: string;
  readonly memberships: readonly SessionMembership[];
}

/** Port: whose browser is asking. The access lib implements it. */
export abstract class SessionResolver {
  /** `token` is the cookie's value. null: unknown, ended or revoked. Synchronous when the session is cached. */
  abstract resolve(token: string): KnownSession | null | Promise<KnownSession | null>;
}

/** Port: a keyed digest of a request body, so that a body is recognised without being stored. The vault implements it. */
export abstract class RequestFingerprint {
  abstract fingerprint(tenantId: string, body: Buffer | string): Promise<Buffer>;
}
