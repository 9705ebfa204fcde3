// Every screen of a tenant has its address below `/t/<slug>`: a link says which tenant it is about, and two browser tabs
// can be at work in two tenants.
const TENANT_ADDRESS = /^\/t\/([a-z0-9][a-z0-9-]*)(?=\/|$)/;
const LAST_TENANT = 'patchbay.tenant';

/** The tenant that an address is about, or null. */
export function tenantOfPath(pathname: string): string | null {
  return TENANT_ADDRESS.exec(pathname)?.[1] ?? null;
}

/** The address of a screen in a tenant: `/t/acme/integrations`. */
export function addressIn(slug: string, path: string): string {
  return `/t/${slug}${path === '/' ? '' : path}`;
}

/** The membership to open when the address names none: the last one used, else the first. */
export function preferredTenant<Tenant extends { slug: string }>(tenants: readonly Tenant[]): Tenant | undefined {
  const last = globalThis.localStorage.getItem(LAST_TENANT);
  return tenants.find(({ slug }) => slug === last) ?? tenants[0];
}

export function rememberTenant(slug: string): void {
  globalThis.localStorage.setItem(LAST_TENANT, slug);
}

/** Where to go after signing in: a path of this app and nothing else, whatever the address claims. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/';
}
