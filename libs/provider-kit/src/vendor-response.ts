import type { z } from 'zod';
import { VendorFailure } from './failure.ts';
import type { VendorResponse } from './vendor-http.ts';

/** What came back from the vendor. Header names are lower case. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
}

/**
 * Wraps an answer for a provider. An answer that is not what the vendor documents is a VendorFailure of unknown outcome:
 * the request was accepted, so the effect may have happened.
 */
export function vendorResponse(answer: RawAnswer, vendorRequestId: string | null = null): VendorResponse {
  let parsed: { readonly value: unknown } | undefined;
  const json = (): unknown => {
    try {
      // Asked for twice in every exchange: by the provider's readError and by its handler.
      parsed ??= { value: JSON.parse(answer.text) as unknown };
      return parsed.value;
    } catch (cause) {
      throw unexpected(answer.status, 'not JSON', vendorRequestId, cause);
    }
  };
  return {
    ...answer,
    json,
    read<T>(schema: z.ZodType<T>): T {
      const parsed = schema.safeParse(json());
      if (parsed.success) return parsed.data;
      const where = parsed.error.issues.map((issue) => issue.path.join('.') || '(root)').join(', ');
      throw unexpected(answer.status, `unlike the documented form at ${where}`, vendorRequestId, parsed.error);
    },
  };
}

/** The answer in the form of the schema; null when it is something else (a proxy's page): for reading errors. */
export function readIf<T>(response: VendorResponse, schema: z.ZodType<T>): T | null {
  try {
    return schema.safeParse(response.json()).data ?? null;
  } catch {
    return null; // not JSON
  }
}

function unexpected(status: number, what: string, vendorRequestId: string | null, cause: unknown): VendorFailure {
  return new VendorFailure(
    {
      class: 'unknown',
      delivery: 'unknown',
      code: 'unexpected_answer',
      message: `The vendor's answer is ${what}.`,
      status,
      providerCode: null,
      retryAfterMs: null,
      vendorRequestId,
    },
    { cause },
  );
}
