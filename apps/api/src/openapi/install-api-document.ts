import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { sessionCookie, type RouteEntry, type Settings } from '@patchbay/platform';
import type { FastifyInstance } from 'fastify';
import type { Document } from './complete-document.ts';
import { completeDocument } from './complete-document.ts';

const DESCRIPTION = `Patchbay connects a product's tenants to vendors once, and lets every service ask for a capability.

Send an API key as \`Authorization: Bearer pb_…\`; browsers of signed-in people send a session cookie. Answers are \`{"success": true, "message", "data", "meta"?, "links"?}\`, errors
\`{"success": false, "code", "message", "errors", "request_id", "data"?}\`. Every write takes an \`Idempotency-Key\`.`;

const SESSION =
  'Of a signed-in person, set by signing in; `__Host-pb_session` on https. Who works in several tenants names one by slug or id in the header `X-Tenant`. A request with an Authorization header never uses it.';
const CSRF_TOKEN = '`csrf_token` of `GET /api/v1/auth/session`: with every write that uses the session cookie.';

/** Serves `/api/openapi.json`: made of the controllers' own declarations when somebody first asks. */
export function installApiDocument(
  app: NestFastifyApplication,
  routes: readonly RouteEntry[],
  settings: Settings,
): void {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  let text: string | undefined;
  server.get('/api/openapi.json', (_request, reply) => {
    text ??= JSON.stringify(buildDocument(app, routes, settings));
    return reply.type('application/json').send(text);
  });
}

function buildDocument(app: NestFastifyApplication, routes: readonly RouteEntry[], settings: Settings): Document {
  const base = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Patchbay')
    .setDescription(DESCRIPTION)
    .setVersion('1.0.0')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addServer(settings.publicUrl, 'This hub')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key of the tenant.' }, 'apiKey')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'PATCHBAY_PLATFORM_KEY.' }, 'platformKey')
    .addCookieAuth(
      sessionCookie(settings.publicUrl).name,
      { type: 'apiKey', in: 'cookie', description: SESSION },
      'session',
    )
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-CSRF-Token', description: CSRF_TOKEN }, 'csrfToken')
    .build();
  const document = SwaggerModule.createDocument(app, base, { operationIdFactory: operationId });
  return completeDocument(document as unknown as Document, routes);
}

/** `TenantsController.create` → `tenantsCreate`. */
function operationId(controller: string, method: string): string {
  const name = controller.replace(/Controller$/, '');
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}
