const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, dnsTimeout: 10_000 };

/** What `createTransport` of nodemailer takes. */
export interface SmtpOptions {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTLS: boolean;
  readonly tls: { readonly rejectUnauthorized: true; readonly minVersion: 'TLSv1.2' };
  readonly auth?: { readonly user: string; readonly pass: string };
  readonly disableFileAccess: true;
  readonly disableUrlAccess: true;
}

/**
 * SMTP_URL as options: of the URL only scheme, user, password, host and port, so that no parameter of it can switch the
 * check of certificates off or the protocol's log on. A password never travels in the clear, except to this very machine.
 */
export function smtpOptions(smtpUrl: string): SmtpOptions & typeof TIMEOUTS {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '') || 'localhost';
  const user = decoded(url.username);
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && user !== '' && !isLoopback(host),
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    ...(user === '' ? {} : { auth: { user, pass: decoded(url.password) } }),
    disableFileAccess: true,
    disableUrlAccess: true,
    ...TIMEOUTS,
  };
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}

/** A `%` that encodes nothing means itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
