import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '@patchbay/platform';
import { smtpOptions } from './smtp-options.ts';

export interface Mail {
  /** One address, without a name. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  /** Message-ID of the mail this one follows. */
  readonly follows: string | null;
}

/**
 * A mail the server did not take. Says at which step and with which code only: the server's own words may repeat the
 * address, and the transport's error may hold more.
 */
export class MailNotSent extends Error {
  override readonly name = 'MailNotSent';
  /** The server will never take it. */
  readonly permanent: boolean;

  constructor(reason: string, permanent: boolean) {
    super(`The mail server did not take the e-mail: ${reason}.`);
    this.permanent = permanent;
  }
}

type Transport = Awaited<ReturnType<typeof transportTo>>;

/** In all, also for a server that answers a byte at a time; shorter than the lease of the work. */
const SEND_MS = 60_000;
const ADDRESS = /^[^\s\p{Cc}<>()[\]",:;\\@]+@[^\s\p{Cc}<>()[\]",:;\\@]+$/u;

/** Sends by the SMTP server of the settings, one connection per mail: alerts are rare. */
@Injectable()
export class SmtpMailer {
  readonly #smtpUrl: string | null;
  #transport: Promise<Transport> | undefined;
  readonly #from: string;

  constructor(@Inject(SETTINGS) { smtpUrl, mailFrom }: Settings) {
    this.#smtpUrl = mailFrom === null ? null : smtpUrl;
    this.#from = mailFrom ?? '';
  }

  /** Whether the settings name a server and a sender. */
  get enabled(): boolean {
    return this.#smtpUrl !== null;
  }

  get from(): string {
    return this.#from;
  }

  /** Resolves once the server has taken the mail; throws MailNotSent. */
  async send(mail: Mail): Promise<void> {
    if (this.#smtpUrl === null) throw new MailNotSent('SMTP_URL and PATCHBAY_MAIL_FROM are not set', false);
    if (!ADDRESS.test(mail.to)) throw new MailNotSent('the owner address cannot be written into an e-mail', true);
    const { to, subject, text, html, messageId, follows } = mail;
    try {
      this.#transport ??= transportTo(this.#smtpUrl);
      const transport = await this.#transport;
      await transport.sendMail({
        from: this.#from,
        // As an object: a text would be read as a list of addresses.
        to: { name: '', address: to },
        ...{ subject, text, html, messageId },
        ...(follows === null ? {} : { inReplyTo: follows, references: follows }),
        headers: { 'Auto-Submitted': 'auto-generated' },
        signal: AbortSignal.timeout(SEND_MS),
      });
    } catch (error) {
      throw notSent(error);
    }
  }
}

/** Loaded with the first mail: most hubs send none. */
async function transportTo(smtpUrl: string) {
  const { createTransport } = await import('nodemailer');
  return createTransport(smtpOptions(smtpUrl));
}

/** After the recipient, or the message itself, was refused for good another try would be refused as well. */
const FINAL_STEPS = ['RCPT TO', 'DATA'];

function notSent(thrown: unknown): MailNotSent {
  const { code, command, responseCode } = (thrown ?? {}) as Record<string, unknown>;
  const answer = typeof responseCode === 'number' ? responseCode : null;
  const step = typeof command === 'string' && /^[A-Z ]{1,20}$/.test(command) ? command : 'CONN';
  const name = typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code) ? code : 'unknown';
  const permanent = answer !== null && answer >= 500 && answer < 600 && FINAL_STEPS.includes(step);
  return new MailNotSent(`${name} at ${step}${answer === null ? '' : `, answer ${answer}`}`, permanent);
}
