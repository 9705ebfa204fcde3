import { Injectable } from '@nestjs/common';
import type { CredentialBinding } from './binding.ts';
import { credentialBinding } from './binding.ts';
import type { ConnectionKeys } from './connection-keys.ts';
import type { CredentialRow, CredentialWrite } from './credential.repository.ts';
import type { CredentialKind } from './purpose.ts';
import type { SealingKey } from './sealing-key.ts';
import { isSecretReference } from './secret-reference.ts';

export interface PlainCredential {
  readonly tenantId: string;
  readonly connectionId: string;
  readonly field: string;
  readonly kind: CredentialKind;
  readonly version: number;
  readonly origin: string;
  /** The secret, or a reference to it. */
  readonly value: string;
  readonly updatedBy: string;
}

/** Between a credential and its row: everything the row says about the secret is bound to the ciphertext. */
@Injectable()
export class CredentialCipher {
  seal(key: SealingKey, plain: PlainCredential): CredentialWrite {
    const reference = isSecretReference(plain.value) ? plain.value : null;
    const binding = credentialBinding({ ...plain, form: reference === null ? 'value' : 'reference' });
    return {
      tenant_id: plain.tenantId,
      connection_id: plain.connectionId,
      field: plain.field,
      kind: plain.kind,
      version: plain.version,
      origin: plain.origin,
      sealed: key.seal('credential', binding, plain.value),
      reference,
      updated_by: plain.updatedBy,
    };
  }

  /** `origin` is where the value is about to go, not what the row claims. Throws VaultError `unreadable` or `no_key`. */
  open(keys: ConnectionKeys, row: CredentialRow, origin: string): string {
    return keys.openCredential(credentialBinding(bindingOf(row, origin)), row.sealed).toString('utf8');
  }

  /** The same credential closed by another key. */
  reseal(keys: ConnectionKeys, row: CredentialRow, key: SealingKey): Buffer {
    const binding = credentialBinding(bindingOf(row, row.origin));
    return key.seal('credential', binding, keys.openCredential(binding, row.sealed));
  }
}

function bindingOf(row: CredentialRow, origin: string): CredentialBinding {
  return {
    tenantId: row.tenant_id,
    connectionId: row.connection_id,
    field: row.field,
    kind: row.kind,
    form: row.reference === null ? 'value' : 'reference',
    version: row.version,
    origin,
  };
}
