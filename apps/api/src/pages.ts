import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Settings } from '@patchbay/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const ADMIN = fileURLToPath(new URL('../../admin/dist', import.meta.url));
// A file below assets/ carries the hash of its content in its name; every other one keeps its name for ever.
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_AGAIN = 'no-cache';
const SWAGGER_UI = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));

/** Paths of machines: an unknown one among them is a 404 in JSON, never the admin app. */
const NOT_PAGES = /^\/(?:api|webhooks|oauth|mcp|healthz|readyz|metrics)(?:[/?]|$)/;

/** The admin app at `/` and the API's pages, under security headers that an API answer has no use for. */
export function installPages(app: NestFastifyApplication, settings: Settings): void {
  const server: FastifyInstance = app.getHttpAdapter().getInstance();
  server.register(async (pages) => {
    await pages.register(async (docs) => {
      // Swagger UI sets style attributes.
      await docs.register(helmet, securityHeaders(settings, ["'self'", "'unsafe-inline'"]));
      docsPages(docs);
    });
    if (!existsSync(ADMIN)) return;
    await pages.register(async (admin) => {
      await admin.register(helmet, securityHeaders(settings, ["'self'"]));
      await adminPages(admin);
    });
  });
}

function securityHeaders(settings: Settings, styleSrc: string[]): Parameters<typeof helmet>[1] {
  const secure = settings.publicUrl.startsWith('https://');
  return {
    // On plain http it would send the browser to an https that is not there.
    strictTransportSecurity: secure,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc,
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
  };
}

async function adminPages(pages: FastifyInstance): Promise<void> {
  await pages.register(fastifyStatic, {
    root: ADMIN,
    wildcard: false,
    index: ['index.html'],
    preCompressed: true, // the build leaves .br and .gz beside each file
    globIgnore: ['**/*.{br,gz}', '**/.vite/**'],
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header('cache-control', path.includes('/assets/') ? FOR_EVER : ASK_AGAIN);
    },
  });
  // The app has routes of its own: whatever path a browser asks for is the app's to answer.
  pages.get('/*', (request, reply) => {
    if (!wantsPage(request)) return reply.callNotFound();
    return reply.sendFile('index.html');
  });
}

function wantsPage(request: FastifyRequest): boolean {
  return !NOT_PAGES.test(request.url) && (request.headers.accept ?? '').includes('text/html');
}

const DOCS_ASSETS: readonly [file: string, type: string][] = [
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
];

const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Patchbay API</title>
<link rel="icon" type="image/svg+xml" href="/favicon.svg">
<link rel="stylesheet" href="/api/docs/swagger-ui.css">
</head>
<body>
<div id="docs"></div>
<script src="/api/docs/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

// No validator: its badge would send the document to a host of others.
const DOCS_SCRIPT = `SwaggerUIBundle({
  url: '/api/openapi.json', dom_id: '#docs', deepLinking: true, validatorUrl: null, tryItOutEnabled: true,
  presets: [SwaggerUIBundle.presets.apis], layout: 'BaseLayout'
});
`;

function docsPages(pages: FastifyInstance): void {
  pages.get('/api/docs', (_request, reply) => sendText(reply, 'text/html; charset=utf-8', DOCS_PAGE));
  pages.get('/api/docs/start.js', (_request, reply) => sendText(reply, 'text/javascript; charset=utf-8', DOCS_SCRIPT));
  void pages.register(async (assets) => {
    await assets.register(fastifyStatic, { root: SWAGGER_UI, serve: false });
    for (const [file, type] of DOCS_ASSETS) {
      assets.get(`/api/docs/${file}`, (_request, reply) => reply.type(type).sendFile(file));
    }
  });
}

function sendText(reply: FastifyReply, type: string, text: string): FastifyReply {
  return reply.type(type).send(text);
}
