import { type ArgumentMetadata, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { validationFailed } from '../errors/factories.ts';
import { noFieldErrors, type FieldErrors } from '../errors/patchbay.error.ts';
import { NAME_RULE } from './text-guard.ts';

/** Nest and class-transformer drop fields of these names, at any depth, before anything could refuse them. */
const DROPPED: ReadonlySet<string> = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);

class StrictValidationPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const errors = this.toValidate(metadata) ? droppedFields(value) : {};
    if (Object.keys(errors).length > 0) throw validationFailed(errors);
    return super.transform(value, metadata);
  }
}

/** Checks the DTO classes of administrative routes; what a DTO does not name is refused. */
export function createValidationPipe(): ValidationPipe {
  return new StrictValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => validationFailed(collectErrors(errors)),
  });
}

function droppedFields(value: unknown, parent = '', found = noFieldErrors()): FieldErrors {
  if (typeof value !== 'object' || value === null) return found;
  for (const [name, item] of Object.entries(value)) {
    const path = parent === '' ? name : `${parent}.${name}`;
    if (DROPPED.has(name)) found[path] = [NAME_RULE];
    else droppedFields(item, path, found);
  }
  return found;
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
