import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type ActiveFault, faultSchema, type SandboxJournal, type SandboxVendor } from '@patchbay/provider-kit';
import { waitForEntries } from './journal-wait.ts';
import { sendJson } from './send-json.ts';

interface ControlRequest {
  readonly path: string;
  readonly query: string;
  readonly body: string;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const MAX_WAIT_MS = 25_000;

/** Journal and faults by HTTP: `/_control/…`, with the sandbox's bearer token. */
export class ControlApi {
  private readonly tokenHash: Buffer;

  constructor(
    private readonly vendors: ReadonlyMap<string, SandboxVendor>,
    private readonly journal: SandboxJournal,
    token: string,
  ) {
    if (token === '') throw new Error('The sandbox needs a token for its control API; an empty one admits everybody.');
    this.tokenHash = digest(token);
  }

  async serve(request: IncomingMessage, response: ServerResponse, received: ControlRequest): Promise<void> {
    if (!this.admits(request.headers.authorization)) {
      response.setHeader('www-authenticate', 'Bearer');
      const message = "Send the sandbox's token: Authorization: Bearer ….";
      return sendJson(response, 401, { error: { code: 'unauthenticated', message } });
    }
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const { status, body } = await this.answer(request.method ?? 'GET', received, gone.signal);
    if (!response.destroyed) sendJson(response, status, body);
  }

  private answer(method: string, { path, query, body }: ControlRequest, gone: AbortSignal): Answer | Promise<Answer> {
    const params = new URLSearchParams(query);
    const [, , what = '', ...rest] = path.split('/');
    const vendor = params.get('vendor') ?? undefined;
    if (vendor !== undefined && !this.vendors.has(vendor)) return this.unknownVendor();
    switch (`${method} ${what}`) {
      case 'GET vendors':
        return ok([...this.vendors.values()].map(({ definition }) => describe(definition)));
      case 'GET journal':
        return this.read(params, vendor, gone);
      case 'DELETE journal':
        this.journal.clear(vendor);
        return ok(null);
      case 'GET faults':
        return ok(this.listFaults(vendor));
      case 'POST faults':
        return this.inject(body);
      case 'DELETE faults':
        return this.clearFaults(rest, vendor);
      case 'POST reset':
        this.chosen(vendor).forEach((each) => each.reset());
        return ok(null);
      default:
        return problem(404, 'not_found', `The control API has no ${method} ${path}.`);
    }
  }

  private async read(params: URLSearchParams, vendor: string | undefined, gone: AbortSignal): Promise<Answer> {
    const after = wholeNumber(params.get('after')) ?? 0;
    const limit = Math.min(wholeNumber(params.get('limit')) ?? 200, 1_000);
    const waitMs = Math.min(wholeNumber(params.get('wait_ms')) ?? 0, MAX_WAIT_MS);
    await waitForEntries(this.journal, { after, vendor, waitMs, gone });
    // Without `after`, the newest; with it, those that follow: a reader that comes back misses none.
    const entries = this.journal.after(after, vendor);
    const page = params.has('after') ? entries.slice(0, limit) : entries.slice(-limit);
    return ok({ entries: page, newest: this.journal.newest });
  }

  private inject(body: string): Answer {
    const given = parse(body);
    if (typeof given !== 'object' || given === null) return problem(400, 'malformed_request', 'Send a JSON object.');
    const { vendor: name, ...rest } = given as Record<string, unknown>;
    const vendor = typeof name === 'string' ? this.vendors.get(name) : undefined;
    if (vendor === undefined) return this.unknownVendor();
    const fault = faultSchema.safeParse(rest);
    if (!fault.success) {
      const message = fault.error.issues
        .map((issue) => `${issue.path.join('.') || 'fault'}: ${issue.message}`)
        .join('; ');
      return problem(422, 'validation_failed', message);
    }
    return { status: 201, body: { data: shown(vendor, vendor.faults.add(fault.data)) } };
  }

  private clearFaults([name, id]: readonly string[], vendor: string | undefined): Answer {
    if (name === undefined || id === undefined) {
      return ok({ cleared: this.chosen(vendor).reduce((sum, each) => sum + each.faults.clear(), 0) });
    }
    const cleared = this.vendors.get(name)?.faults.clear(id) ?? 0;
    return cleared === 0 ? problem(404, 'not_found', 'There is no such fault.') : ok({ cleared });
  }

  private listFaults(vendor: string | undefined): unknown[] {
    return this.chosen(vendor).flatMap((each) => each.faults.list().map((fault) => shown(each, fault)));
  }

  private chosen(vendor: string | undefined): SandboxVendor[] {
    return [...this.vendors].filter(([name]) => vendor === undefined || name === vendor).map(([, each]) => each);
  }

  private unknownVendor(): Answer {
    return problem(422, 'validation_failed', `vendor: must be one of ${[...this.vendors.keys()].join(', ')}`);
  }

  /** Digests have one length, so the comparison tells nothing about the token's. */
  private admits(authorization: string | undefined): boolean {
    const [, token = ''] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
    return timingSafeEqual(digest(token), this.tokenHash);
  }
}

function digest(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function ok(data: unknown): Answer {
  return { status: 200, body: { data } };
}

function problem(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

function describe({ provider, displayName }: SandboxVendor['definition']) {
  return { name: provider, display_name: displayName, path: `/${provider}` };
}

function shown(vendor: SandboxVendor, { id, fault, remaining }: ActiveFault) {
  return { vendor: vendor.definition.provider, id, ...fault, remaining };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
