/**
 * Encodes what a ciphertext is bound to, so that two different lists never give the same bytes: each part is preceded by its
 * length. UTF-16, because UTF-8 maps every lone surrogate to the same replacement character.
 */
export function encodeParts(parts: readonly string[]): Buffer {
  const lengths = parts.map((part) => part.length * 2);
  const encoded = Buffer.allocUnsafe(lengths.reduce((sum, length) => sum + 4 + length, 0));
  let at = 0;
  for (const [index, part] of parts.entries()) {
    at = encoded.writeUInt32BE(lengths[index] ?? 0, at);
    at += encoded.write(part, at, 'utf16le');
  }
  return encoded;
}

export interface CredentialBinding {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly field: string;
  readonly kind: string;
  /** Whether the plaintext is the secret or a reference to it: one must never be taken for the other. */
  readonly form: 'value' | 'reference';
  readonly version: number;
  readonly origin: string;
}

export function credentialBinding(bound: CredentialBinding): Buffer {
  const { tenantId, connectionId, field, kind, form, version, origin } = bound;
  return encodeParts(['credential', tenantId, connectionId, field, kind, form, String(version), origin]);
}

export function tenantKeyBinding(tenantId: string, purpose: string, version: number): Buffer {
  return encodeParts(['tenant-key', tenantId, purpose, String(version)]);
}

export function connectionKeyBinding(tenantId: string, connectionId: string, version: number): Buffer {
  return encodeParts(['connection-key', tenantId, connectionId, String(version)]);
}

/** The part of a payload's binding that is the same for all payloads of a connection. */
export function payloadScope(tenantId: string, connectionId: string): Buffer {
  return encodeParts(['payload', tenantId, connectionId]);
}

/** The same for payloads that belong to a tenant and to no connection of it. */
export function tenantPayloadScope(tenantId: string): Buffer {
  return encodeParts(['tenant-payload', tenantId]);
}

export function payloadBinding(scope: Buffer, label: string, id: string): Buffer {
  return Buffer.concat([scope, encodeParts([label, id])]);
}
