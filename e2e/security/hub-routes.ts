import type { RouteEntry } from '@patchbay/platform';
import type { HubClient, TestHub } from '@patchbay/testing';

/** The part of JSON Schema that the hub's document uses. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly required?: readonly string[];
}

export interface DocumentedParameter {
  readonly $ref?: string;
  readonly in: string;
  readonly name: string;
  readonly schema?: Schema;
}

export interface DocumentedOperation {
  readonly parameters?: readonly DocumentedParameter[];
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: Schema; readonly example?: unknown }>>;
  };
  readonly responses?: Readonly<Record<string, { readonly content?: object }>>;
  readonly 'x-required-scope'?: string;
}

export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** A route of the running hub beside what its OpenAPI document says about it. */
export interface HubRoute {
  /** `PATCH /api/v1/integrations/{id}` */
  readonly name: string;
  readonly method: string;
  /** Template with `{…}`. */
  readonly path: string;
  readonly access: RouteEntry['access'];
  /** Path parameters, in order. */
  readonly parameters: readonly string[];
  readonly queryParameters: readonly string[];
  /** Example body of the document; null: the route takes none. */
  readonly example: Readonly<Record<string, unknown>> | null;
  readonly bodySchema: Schema | null;
  /** Its answer does not end by itself. */
  readonly isStream: boolean;
}

export async function apiDocument(hub: HubClient): Promise<ApiDocument> {
  const answer = await fetch(new URL('/api/openapi.json', hub.url));
  return (await answer.json()) as ApiDocument;
}

/** Every route that declares an access rule; one that the document does not describe is an error. */
export async function hubRoutes(hub: TestHub): Promise<HubRoute[]> {
  const document = await apiDocument(hub);
  return hub.hub.routes.map((entry) => {
    const path = entry.url.replace(/:(\w+)/g, '{$1}');
    const name = `${entry.method} ${path}`;
    const described = document.paths[path]?.[entry.method.toLowerCase()];
    if (described === undefined) throw new Error(`${name} is not in the OpenAPI document.`);
    const content = described.requestBody?.content['application/json'];
    return {
      name,
      method: entry.method,
      path,
      access: entry.access,
      parameters: [...path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => parameter),
      queryParameters: (described.parameters ?? []).filter((each) => each.in === 'query').map((each) => each.name),
      example: content === undefined ? null : (content.example as Readonly<Record<string, unknown>>),
      isStream: Object.keys(described.responses?.['200']?.content ?? {}).includes('text/event-stream'),
      bodySchema: content === undefined ? null : resolved(content.schema, document),
    };
  });
}

/** The schema with references replaced by what they name, at every depth. */
export function resolved(schema: Schema, document: ApiDocument): Schema {
  const target = schema.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1) ?? ''];
  if (target === undefined) throw new Error(`The document has no ${String(schema.$ref)}.`);
  const { $ref: _followed, properties, items, ...rest } = target;
  const named = Object.entries(properties ?? {}).map(([name, each]) => [name, resolved(each, document)] as const);
  return {
    ...rest,
    ...(properties === undefined ? {} : { properties: Object.fromEntries(named) }),
    ...(items === undefined ? {} : { items: resolved(items, document) }),
  };
}

/** `/api/v1/alerts/{id}` with the parameters filled in, percent-encoded. */
export function filled(path: string, values: Readonly<Record<string, string>>): string {
  return path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${path} has the parameter ${name}, for which this test has no value.`);
    return encodeURIComponent(value);
  });
}
