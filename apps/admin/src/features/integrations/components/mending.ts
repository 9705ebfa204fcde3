import { ApiError } from '../../../lib/api/api-error.ts';
import type { FormField } from '../../../lib/schema/form-fields.ts';
import type { Verification } from '../api/check-connection.ts';
import type { CheckStep } from '../api/check-connection.ts';

// Nobody was asked, because the address the settings name cannot be used.
const ADDRESS_CODES: ReadonlySet<string> = new Set(['address_refused', 'bad_base_url', 'tls_failed', 'no_test_host']);

/** The step at which a check failed. */
export function failedStep(result: Verification): CheckStep | undefined {
  return result.steps.find(({ ok }) => !ok);
}

/** A failed check as the refusal of those fields that can mend it, so that the form shows it beside them. */
export function refusalOf(result: Verification, credentials: readonly FormField[], config: readonly FormField[]) {
  const failed = failedStep(result);
  const paths = failed === undefined ? [] : pathsToMend(failed.name, result, credentials, config);
  const message = failed?.message ?? '';
  return new ApiError({
    status: 422,
    code: result.health.code ?? 'check_failed',
    message,
    fields: Object.fromEntries(paths.map((path) => [path, [message]])),
  });
}

function pathsToMend(
  step: string,
  { health: { code } }: Verification,
  credentials: readonly FormField[],
  config: readonly FormField[],
): string[] {
  switch (step) {
    case 'credentials_complete':
    case 'authenticate':
      return credentials.filter(({ kind }) => kind === 'secret').map(({ name }) => `credentials.${name}`);
    case 'permissions':
      return ['enabled_capabilities'];
    case 'reach_vendor':
      if (!ADDRESS_CODES.has(code ?? '')) return [];
      return config.filter(({ name }) => /url|host|domain/.test(name)).map(({ name }) => `config.${name}`);
    default:
      return [];
  }
}
