import type { Actor } from '../context/context.ts';

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

/** Port: a keyed digest of a request body, so that a body is recognised without being stored. The vault implements it. */
export abstract class RequestFingerprint {
  abstract fingerprint(tenantId: string, body: Buffer | string): Promise<Buffer>;
}
