import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsInstant, type InstantOptions } from './instant.ts';

/** Property decorator: a list may be asked for what has this text. */
export function TextFilter(api: ApiPropertyOptions, maxLength = 100): PropertyDecorator {
  return applyDecorators(ApiPropertyOptional(api), IsOptional(), IsString(), MaxLength(maxLength));
}

/** Property decorator: a list may be asked for one kind. */
export function ChoiceFilter(choices: readonly string[], api: ApiPropertyOptions = {}): PropertyDecorator {
  return applyDecorators(ApiPropertyOptional({ enum: choices, ...api }), IsOptional(), IsIn(choices));
}

/** Property decorator: a list may be asked for what is so, or what is not. */
export function FlagFilter(api: ApiPropertyOptions): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: Boolean, ...api }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean({ message: 'Give true or false.' }),
  );
}

/** Property decorator: one end of a time. */
export function InstantFilter(api: ApiPropertyOptions, options: InstantOptions = {}): PropertyDecorator {
  return applyDecorators(ApiPropertyOptional({ format: 'date-time', ...api }), IsOptional(), IsInstant(options));
}

/** What an InstantFilter was given. */
export function instantOf(text: string | undefined): Date | undefined {
  return text === undefined ? undefined : new Date(text);
}
