import type { z } from 'zod';

/** A vendor-neutral thing a provider can do. Its schemas fit every vendor that offers it, not the first one. */
export interface Capability<Input extends z.ZodObject = z.ZodObject, Output extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  /** Raised when the schemas change in a way an old caller would notice; rules and operations record it. */
  readonly version: number;
  readonly title: string;
  readonly description: string;
  /** Unknown fields are refused; a field with `.meta({ sensitive: true })` is redacted in what people see. */
  readonly input: Input;
  readonly output: Output;
  /** A person must approve each use, unless the tenant has a policy that names the capability and allows it. */
  readonly approval?: 'required';
}

/** Declares a capability; input and output keep their exact types for the handlers of every provider. */
export function defineCapability<const Input extends z.ZodObject, const Output extends z.ZodObject>(
  capability: Capability<Input, Output>,
): Capability<Input, Output> {
  return capability;
}
