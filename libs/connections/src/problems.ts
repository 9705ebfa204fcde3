import { noFieldErrors, validationFailed } from '@patchbay/platform';

/** Everything that is wrong with a request, by dotted field path, so that a person is told once and not field by field. */
export class Problems {
  private readonly found = noFieldErrors();

  add(field: string, message: string): void {
    (this.found[field] ??= []).push(message);
  }

  /** A list of its own, for a check whose findings this request is not about. */
  aside(): Problems {
    return new Problems();
  }

  get any(): boolean {
    return Object.keys(this.found).length > 0;
  }

  get byField(): Readonly<Record<string, readonly string[]>> {
    return this.found;
  }

  /** Ends the request with 422 when anything was wrong. */
  throwIfAny(): void {
    if (this.any) throw validationFailed(this.found);
  }
}
