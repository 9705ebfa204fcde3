import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SystemDatabase } from '@patchbay/platform';
import type { CoreHub, HubAnswer, SignedIn, TestPerson } from '@patchbay/testing';
import {
  createPerson,
  HubClient,
  ManualClock,
  PersonClient,
  sessionOfAnswer,
  signIn,
  startCoreHub,
  TEST_BOOTSTRAP_KEY,
} from '@patchbay/testing';
import { PasswordResets } from './password-resets.service.ts';

const HOUR_MS = 3_600_000;
const CHOSEN = 'remembered from now on';

let clock: ManualClock;
let core: CoreHub;
let hub: HubClient;
let ada: TestPerson;

const resets = (): PasswordResets => core.hub.app.get(PasswordResets, { strict: false });
const post = (path: string, body: object): Promise<HubAnswer<SignedIn>> =>
  hub.request('POST', path, { key: null, body });
const login = (password: string): Promise<HubAnswer<SignedIn>> =>
  post('/api/v1/auth/login', { email: ada.email, password });
const choose = (token: string, password: string): Promise<HubAnswer<SignedIn>> =>
  post(`/api/v1/auth/password-resets/${token}`, { password });
const statusOf = async (client: HubClient): Promise<number> =>
  (await client.request('GET', '/api/v1/auth/session')).status;

beforeAll(async () => {
  clock = new ManualClock(new Date());
  core = await startCoreHub({ clock });
  hub = new HubClient(core.hub.url, TEST_BOOTSTRAP_KEY);
  ada = await createPerson(hub, { role: 'owner' });
});
afterAll(() => core.close());

describe('a forgotten password', () => {
  it('is replaced by the link an operator makes: once, and every session ends', async () => {
    const before = await signIn(hub, ada);
    for (let failure = 0; failure < 6; failure += 1) await login('forgotten');
    const { token } = (await resets().issue(` ${ada.email.toUpperCase()} `))!;
    const shown = await hub.request('GET', `/api/v1/auth/password-resets/${token}`, { key: null });
    expect([shown.status, shown.body.data]).toEqual([200, { email: ada.email }]);
    const weak = await choose(token, 'password123');
    expect([weak.status, Object.keys(weak.body.errors ?? {})]).toEqual([422, ['password']]);
    const chosen = await choose(token, CHOSEN);
    expect([chosen.status, chosen.body.data.person.email]).toEqual([200, ada.email]);
    expect(await statusOf(before)).toBe(401);
    expect(await statusOf(new PersonClient(hub.url, sessionOfAnswer(chosen, null)))).toBe(200);
    expect((await choose(token, 'somebody else found the link')).status).toBe(404);
    // Who guessed meanwhile has slowed nobody down but themselves.
    expect((await login(CHOSEN)).status).toBe(200);
  });

  it('is replaced neither by an older link, nor after an hour, nor for a stranger', async () => {
    const older = (await resets().issue(ada.email))!;
    const newer = (await resets().issue(ada.email))!;
    expect((await choose(older.token, 'a password of nobody')).status).toBe(404);
    clock.advance(HOUR_MS);
    expect((await choose(newer.token, 'a password of nobody')).status).toBe(404);
    expect((await choose('x', 'a password of nobody')).status).toBe(404);
    expect(await resets().issue('nobody@acme.example')).toBeNull();
    await resets().deleteExpired();
    const left = await core.hub.app.get(SystemDatabase, { strict: false }).query('SELECT 1 FROM password_resets');
    expect(left).toEqual([]);
  });

  it('stands in the audit log: who made the link, and that it was used', async () => {
    const log = await hub.must<{ action: string; actor: object }[]>(
      200,
      'GET',
      '/api/v1/audit-log?subject_type=person',
    );
    const entries = log.filter(({ action }) => action.startsWith('person.password_reset'));
    expect(entries.map(({ action, actor }) => [action, actor])).toEqual([
      ['person.password_reset_issued', { kind: 'system', name: 'operator' }],
      ['person.password_reset_issued', { kind: 'system', name: 'operator' }],
      ['person.password_reset', { kind: 'person', id: ada.id, email: ada.email }],
      ['person.password_reset_issued', { kind: 'system', name: 'operator' }],
    ]);
  });
});
