import { SetMetadata } from '@nestjs/common';

export const SECRET_PATHS = 'patchbay:secret-paths';
export const NON_TRANSACTIONAL = 'patchbay:non-transactional';

/** Dotted paths inside `data` that are shown once: `@SecretOnce('api_key')`; a replayed answer has null there. */
export function SecretOnce(...paths: readonly string[]): MethodDecorator {
  return SetMetadata(SECRET_PATHS, paths);
}

/** The handler talks to a vendor, so no transaction may be open around it; see DESIGN.md on what that costs. */
export function NonTransactional(): MethodDecorator {
  return SetMetadata(NON_TRANSACTIONAL, true);
}
