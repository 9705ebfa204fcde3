import { Inject, Injectable } from '@nestjs/common';
import { Log } from '@patchbay/platform';
import { Vault, VaultError } from '@patchbay/vault';
import { capabilities, type CapabilityName } from '@patchbay/provider-kit';
import type { OperationRequest } from './operation-request.ts';
import type { OperationRecord } from './operation.types.ts';
import { redactPaths, sensitivePaths, textsAt } from './payload-redaction.ts';

type Payload = Record<string, unknown>;
type Paths = readonly (readonly string[])[];

const INPUT_PATHS = pathsOf('input');
const OUTPUT_PATHS = pathsOf('output');

/** A payload as it is stored: a copy for people, as JSON text, and the whole sealed; null when there is nothing to hide. */
export interface StoredPayload {
  readonly redacted: string;
  readonly sealed: Buffer | null;
}

/** A payload as it was; else why it is lost: its key was shredded with its connection, or somebody altered the row. */
export type OpenedPayload =
  { readonly payload: Payload } | { readonly payload: null; readonly lost: 'shredded' | 'unreadable' };

/**
 * Inputs and results are needed whole for retries and pauses, and by who asked; they are sealed with the key of the
 * connection they were for, so that shredding that key takes them along.
 */
@Injectable()
export class OperationPayloads {
  constructor(
    @Inject(Vault) private readonly vault: Vault,
    @Inject(Log) private readonly log: Log,
  ) {}

  async sealInput(
    tenantId: string,
    connectionId: string,
    operationId: string,
    { capability, input, privatePaths }: Pick<OperationRequest, 'capability' | 'input' | 'privatePaths'>,
  ): Promise<StoredPayload> {
    const marked = INPUT_PATHS[capability];
    const paths = privatePaths === undefined ? marked : [...marked, ...privatePaths];
    return this.seal('operation.input', tenantId, connectionId, operationId, input, paths);
  }

  async sealResult(
    tenantId: string,
    connectionId: string,
    operationId: string,
    capability: CapabilityName,
    result: Payload,
  ): Promise<StoredPayload> {
    const paths = OUTPUT_PATHS[capability];
    try {
      return await this.seal('operation.result', tenantId, connectionId, operationId, result, paths);
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      // The vendor has acted: that must be stored, whatever became of the connection's key while it was asked.
      return { redacted: JSON.stringify(redactPaths(result, paths)), sealed: null };
    }
  }

  /** The texts of an input that are not for people: nothing that is told about its call may repeat them. */
  privateTexts(capability: CapabilityName, input: Payload): string[] {
    return INPUT_PATHS[capability].flatMap((path) => textsAt(input, path));
  }

  async openInput(record: OperationRecord): Promise<OpenedPayload> {
    if (record.input_sealed === null || record.input_sealed_for === null) return { payload: record.input_redacted };
    return this.open('operation.input', record, record.input_sealed_for, record.input_sealed);
  }

  /** The whole result, or what people may see of it when it cannot be opened any more. */
  async openResult(record: OperationRecord): Promise<Payload | null> {
    return (await this.openWholeResult(record))?.payload ?? record.result_redacted;
  }

  /** The whole result, or why it is lost; null: there is none. */
  async openWholeResult(record: OperationRecord): Promise<OpenedPayload | null> {
    if (record.result_redacted === null) return null;
    if (record.result_sealed === null || record.integration_id === null) {
      // What should have been sealed could not be: its connection was deleted while the vendor was asked.
      const { [record.capability]: hidden = [] }: Partial<Record<string, Paths>> = OUTPUT_PATHS;
      return hidden.length > 0 ? { payload: null, lost: 'shredded' } : { payload: record.result_redacted };
    }
    return this.open('operation.result', record, record.integration_id, record.result_sealed);
  }

  private async seal(
    label: string,
    tenantId: string,
    connectionId: string,
    operationId: string,
    payload: Payload,
    paths: Paths,
  ): Promise<StoredPayload> {
    if (paths.length === 0) return { redacted: JSON.stringify(payload), sealed: null };
    const sealer = this.vault.sealerNow(tenantId, connectionId) ?? (await this.vault.sealerFor(tenantId, connectionId));
    return {
      redacted: JSON.stringify(redactPaths(payload, paths)),
      sealed: sealer.seal(label, operationId, JSON.stringify(payload)),
    };
  }

  private async open(
    label: string,
    record: OperationRecord,
    connectionId: string,
    sealed: Buffer,
  ): Promise<OpenedPayload> {
    try {
      const at = { tenantId: record.tenant_id, connectionId };
      const opened = await this.vault.openPayload(at, label, record.id, sealed);
      return { payload: JSON.parse(opened.toString('utf8')) as Payload };
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      if (isShredded(error)) return { payload: null, lost: 'shredded' };
      this.log.error('a stored payload cannot be read', {
        tenant_id: record.tenant_id,
        operation_id: record.id,
        payload: label,
        error,
      });
      return { payload: null, lost: 'unreadable' };
    }
  }
}

function isShredded({ code }: VaultError): boolean {
  return code === 'shredded' || code === 'no_key';
}

function pathsOf(side: 'input' | 'output'): Record<CapabilityName, Paths> {
  const entries = Object.entries(capabilities).map(([name, capability]) => [name, sensitivePaths(capability[side])]);
  return Object.fromEntries(entries) as Record<CapabilityName, Paths>;
}
