import { describe, expect, it } from '@jest/globals';
import { validate, ValidationSeverity } from 'dockerfile-utils';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';

const root = dirname(import.meta.dirname);
const read = (path: string) => readFileSync(join(root, path), 'utf8');

interface Service {
  image: string;
  environment?: Record<string, string>;
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  ports?: string[];
  restart: string;
  cap_drop?: string[];
  read_only?: boolean;
}

describe('docker/Dockerfile', () => {
  const source = read('docker/Dockerfile');
  const stages = source.split(/^(?=FROM )/m).slice(1);
  const final = stages.at(-1) ?? '';

  it('has nothing the Dockerfile linter complains of', () => {
    const rules = [
      ...['deprecatedMaintainer', 'directiveCasing', 'emptyContinuationLine', 'instructionCasing'],
      ...['instructionCmdMultiple', 'instructionEntrypointMultiple', 'instructionHealthcheckMultiple'],
      ...['instructionJSONInSingleQuotes', 'instructionWorkdirRelative'],
    ];
    const settings = Object.fromEntries(rules.map((rule) => [rule, ValidationSeverity.ERROR]));
    expect(validate(source, settings).map(({ message, range }) => [range.start.line + 1, message])).toEqual([]);
  });

  it('leaves the tools of the build stage behind', () => {
    expect(stages).toHaveLength(2);
    expect(final).not.toMatch(/npm (ci|install|run)/);
  });

  it('runs as a user that is not root', () => {
    expect(/^USER (\S+)$/m.exec(final)?.[1]).toBe('node');
    expect(final.indexOf('USER node')).toBeLessThan(final.indexOf('\nCMD '));
  });

  it('says how it is healthy and what stops it', () => {
    expect(final).toMatch(/^HEALTHCHECK .* CMD \["node", "docker\/health-check\.mjs"\]$/m);
    expect(final).toMatch(/^STOPSIGNAL SIGTERM$/m);
  });

  it('starts the hub as process 1, so that signals reach it', () => {
    expect(final).toMatch(/^CMD \["node", .*"apps\/api\/dist\/main\.js"\]$/m);
  });

  it('puts no secret into the image', () => {
    expect(source).not.toMatch(/^(ENV|ARG) .*(KEY|PASSWORD|SECRET|TOKEN)/m);
    expect(read('.dockerignore').split('\n')).toEqual(expect.arrayContaining(['.git', '.patchbay', '**/.env']));
  });
});

describe('docker/compose.yaml', () => {
  const source = read('docker/compose.yaml');
  const { services } = parse(source, { merge: true }) as { services: Record<string, Service> };
  const hubs = ['http', 'worker'].map((name) => services[name]!);

  it('runs requests and work in processes of their own, which hold every role between them', () => {
    expect(hubs.flatMap((hub) => hub.environment?.['PATCHBAY_ROLES']?.split(',')).sort()).toEqual([
      'http',
      'scheduler',
      'worker',
    ]);
  });

  it('starts the hub once Postgres and Redis are healthy', () => {
    for (const hub of hubs) {
      expect(hub.depends_on).toEqual({
        postgres: { condition: 'service_healthy' },
        redis: { condition: 'service_healthy' },
      });
    }
    for (const name of ['postgres', 'redis']) expect(services[name]?.healthcheck?.test[0]).toMatch(/^CMD/);
  });

  it('takes every secret from the environment and refuses to start without the needed ones', () => {
    for (const name of ['POSTGRES_PASSWORD', 'PATCHBAY_MASTER_KEYS']) expect(source).toContain(`\${${name}:?`);
    const values = Object.values(services).flatMap((service) => Object.entries(service.environment ?? {}));
    const secrets = values.filter(([name]) => /KEY|PASSWORD|DATABASE_URL/.test(name));
    expect(secrets.length).toBeGreaterThan(3);
    for (const [, value] of secrets) expect(value).toMatch(/\$\{\w+:[?-]/);
  });

  it('opens the hub alone, and only to this machine', () => {
    expect(Object.entries(services).filter(([, service]) => service.ports !== undefined)).toHaveLength(1);
    expect(services['http']?.ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
  });

  it('takes from the hub what it does not need', () => {
    for (const hub of hubs)
      expect(hub).toMatchObject({ read_only: true, cap_drop: ['ALL'], restart: 'unless-stopped' });
  });

  it('documents every variable it asks for', () => {
    const example = read('docker/.env.example');
    const needed = [...source.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name);
    for (const name of needed) expect(example).toContain(`${name}=`);
  });
});
