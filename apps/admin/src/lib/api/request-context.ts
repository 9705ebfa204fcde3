interface RequestContext {
  /** Slug of the tenant that every request names; null before one is chosen. */
  tenant: string | null;
  /** Sent with every write; the session's answer holds it. */
  csrfToken: string | null;
}

/** What every request to the hub carries besides the cookie. One tenant per page: another tenant is another page load. */
export const requestContext: RequestContext = { tenant: null, csrfToken: null };

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/** The headers of a request with this method. */
export function contextHeaders(method: string): Record<string, string> {
  const headers: Record<string, string> = {};
  if (requestContext.tenant !== null) headers['X-Tenant'] = requestContext.tenant;
  if (!READS.has(method) && requestContext.csrfToken !== null) headers['X-CSRF-Token'] = requestContext.csrfToken;
  return headers;
}
