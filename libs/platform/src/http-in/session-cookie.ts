/** How the cookie of a hub with this public URL is called and kept. */
export interface SessionCookie {
  readonly name: string;
  /** `Set-Cookie` that signs a browser in. */
  set(token: string, maxAgeSeconds: number): string;
  /** `Set-Cookie` that makes a browser forget. */
  clear(): string;
  /** The token of a `Cookie` header; null when there is none, or more than one (somebody else put one there). */
  read(header: string | undefined): string | null;
}

/** 256 bits in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** On https the name begins with `__Host-`: a browser then takes it from this very host over https alone. */
export function sessionCookie(publicUrl: string): SessionCookie {
  const secure = publicUrl.startsWith('https://');
  const name = secure ? '__Host-pb_session' : 'pb_session';
  const attributes = `Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}`;
  return {
    name,
    set: (token, maxAgeSeconds) => `${name}=${token}; ${attributes}; Max-Age=${maxAgeSeconds}`,
    clear: () => `${name}=; ${attributes}; Max-Age=0`,
    read: (header) => readCookie(header, name),
  };
}

function readCookie(header: string | undefined, name: string): string | null {
  if (header === undefined || !header.includes(name)) return null;
  const values = header
    .split(';')
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${name}=`))
    .map((pair) => pair.slice(name.length + 1));
  const [token, second] = values;
  return token !== undefined && second === undefined && TOKEN.test(token) ? token : null;
}
