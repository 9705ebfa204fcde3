import { ValidateIf } from 'class-validator';

/** The rules that follow judge the field unless it was left out. Unlike IsOptional, they judge null. */
export function IfGiven(): PropertyDecorator {
  return ValidateIf((_body: object, value: unknown) => value !== undefined);
}
