/** How the pipeline authenticates a request. `Field` names a credential field of the provider. */
export type AuthScheme<Field extends string = string> =
  | { readonly type: 'none' }
  | { readonly type: 'bearer'; readonly token: Field }
  | { readonly type: 'basic'; readonly username: Field; readonly password: Field | null }
  /** `prefix` is written before the secret, e.g. `Token `. */
  | { readonly type: 'header'; readonly header: string; readonly value: Field; readonly prefix?: string }
  | { readonly type: 'query'; readonly parameter: string; readonly value: Field };
