import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { validationFailed } from '../errors/factories.ts';
import { noFieldErrors, type FieldErrors } from '../errors/patchbay.error.ts';

/** Checks the DTO classes of administrative routes; what a DTO does not name is refused. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => validationFailed(collectErrors(errors)),
  });
}

function collectErrors(errors: readonly ValidationError[], parent = '', found = noFieldErrors()): FieldErrors {
  for (const error of errors) {
    const path = parent === '' ? error.property : `${parent}.${error.property}`;
    const messages = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
      rule === 'whitelistValidation' ? 'This field is not known.' : sentence(message),
    );
    if (messages.length > 0) found[path] = messages;
    collectErrors(error.children ?? [], path, found);
  }
  return found;
}

/** class-validator writes "name must be a string": as a sentence. */
function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
