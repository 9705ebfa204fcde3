import { randomBytes } from 'node:crypto';
import type { HubAnswer, HubRequestOptions } from './hub-client.ts';
import { HubClient } from './hub-client.ts';

export type TestRole = 'owner' | 'admin' | 'viewer';

/** A signed-in browser: sends the cookie, the CSRF token with every write, and the tenant it works in. */
export class PersonClient extends HubClient {
  readonly session: TestSession;

  constructor(url: string, session: TestSession) {
    super(url, null);
    this.session = session;
  }

  override request<Data = unknown>(
    method: string,
    path: string,
    options: HubRequestOptions = {},
  ): Promise<HubAnswer<Data>> {
    const { cookie, csrfToken, tenant } = this.session;
    const headers = {
      cookie,
      ...(tenant === null ? {} : { 'x-tenant': tenant }),
      ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken, origin: new URL(this.url).origin }),
    };
    return super.request<Data>(method, path, { ...options, headers: { ...headers, ...options.headers } });
  }

  /** The same session at another process. */
  override at(url: string): PersonClient {
    return new PersonClient(url, this.session);
  }

  /** The same session in another tenant; null: without X-Tenant. */
  inTenant(tenant: string | null): PersonClient {
    return new PersonClient(this.url, { ...this.session, tenant });
  }
}

export interface TestSession {
  /** `pb_session=…`, as the header Cookie carries it. */
  readonly cookie: string;
  readonly csrfToken: string;
  /** Slug or id for X-Tenant. */
  readonly tenant: string | null;
}

/** Somebody with an account and an open session. */
export interface TestPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly password: string;
  readonly role: TestRole;
  readonly client: PersonClient;
}

export interface NewTestPerson {
  /** Default `owner`. */
  readonly role?: TestRole;
  readonly email?: string;
  readonly name?: string;
  readonly password?: string;
}

/** What signing in answers. */
export interface SignedIn {
  readonly person: { readonly id: string; readonly email: string; readonly name: string };
  readonly csrf_token: string;
  readonly tenants: readonly {
    readonly id: string;
    readonly slug: string;
    readonly name: string;
    readonly role: TestRole;
  }[];
}

/**
 * A person in the tenant of the inviter, through the door: invited, accepted, signed in. The inviter is a key's client, or an
 * owner's, who alone can invite further owners.
 */
export async function createPerson(inviter: HubClient, wanted: NewTestPerson = {}): Promise<TestPerson> {
  const { role = 'owner', name = 'Ada Lovelace', password = 'a password of the tests' } = wanted;
  const email = wanted.email ?? `${role}-${randomBytes(6).toString('hex')}@people.example`;
  const invited = await inviter.must<{ invitation_url: string }>(201, 'POST', '/api/v1/members', {
    body: { email, role },
  });
  const token = new URL(invited.invitation_url).searchParams.get('token') ?? '';
  // A browser of their own: the inviter's would be signed out.
  const browser = new HubClient(inviter.url, null);
  const body = { name, password };
  const accepted = await browser.request<SignedIn>('POST', `/api/v1/auth/invitations/${token}`, { body });
  if (accepted.status !== 201) throw new Error(`Accepting an invitation answered ${JSON.stringify(accepted.body)}`);
  const { person, tenants } = accepted.body.data;
  const client = new PersonClient(inviter.url, sessionOfAnswer(accepted, tenants[0]?.slug ?? null));
  return { id: person.id, email, name, password, role, client };
}

/** Signs somebody in once more, as another browser would. */
export async function signIn(hub: HubClient, person: Pick<TestPerson, 'email' | 'password'>): Promise<PersonClient> {
  const { email, password } = person;
  const answer = await hub.request<SignedIn>('POST', '/api/v1/auth/login', { key: null, body: { email, password } });
  if (answer.status !== 200) throw new Error(`Signing in answered ${JSON.stringify(answer.body)}`);
  return new PersonClient(hub.url, sessionOfAnswer(answer, answer.body.data.tenants[0]?.slug ?? null));
}

/** The session an answer to signing in opened. */
export function sessionOfAnswer(answer: HubAnswer<SignedIn>, tenant: string | null): TestSession {
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error('The answer sets no cookie.');
  return { cookie, csrfToken: answer.body.data.csrf_token, tenant };
}
