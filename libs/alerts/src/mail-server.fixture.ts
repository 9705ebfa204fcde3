import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

export interface ReceivedMail {
  readonly to: string[];
  readonly head: string;
  readonly source: string;
  /** Who logged in; null: nobody. */
  readonly user: string | null;
}

export interface MailServer {
  readonly port: number;
  readonly received: readonly ReceivedMail[];
  /** Connections so far. */
  connections: number;
  close(): Promise<void>;
}

/** An SMTP code with its answer, or null to accept. */
export type Refusal = (address: string) => { readonly code: number; readonly message: string } | null;

export interface MailServerOptions {
  readonly port?: number;
  readonly refuse?: Refusal;
  readonly options?: SMTPServerOptions;
}

/** A real SMTP server on loopback, without TLS unless told otherwise. */
export async function startMailServer({ port = 0, refuse, options }: MailServerOptions = {}): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const state = { connections: 0 };
  const server = new SMTPServer({
    logger: false,
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    onConnect: (_session, done) => {
      state.connections += 1;
      done();
    },
    onAuth: ({ username }, _session, done) => done(null, { user: username }),
    onRcptTo: ({ address }, _session, done) => {
      const refusal = refuse?.(address) ?? null;
      if (refusal === null) done();
      else done(Object.assign(new Error(refusal.message), { responseCode: refusal.code }));
    },
    onData: (stream, session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const source = Buffer.concat(parts).toString('utf8');
        const head = source.slice(0, source.indexOf('\r\n\r\n'));
        const user = typeof session.user === 'string' ? session.user : null;
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), head, source, user });
        done();
      });
    },
    ...options,
  });
  server.on('error', () => undefined);
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return {
    port: (listener.address() as AddressInfo).port,
    received,
    get connections() {
      return state.connections;
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
