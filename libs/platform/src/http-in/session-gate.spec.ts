import { describe, expect, it } from '@jest/globals';
import type { FastifyRequest } from 'fastify';
import { originCheck } from './session-gate.ts';

const isOurs = originCheck('https://hub.example');
const from = (headers: Record<string, string>): boolean =>
  isOurs({ headers: { host: '10.0.0.7:3000', ...headers } } as unknown as FastifyRequest);

describe('a request is from a page of ours', () => {
  it.each([
    {},
    { origin: 'https://hub.example' },
    { origin: 'http://10.0.0.7:3000' },
    { origin: 'http://LOCALHOST:3000', host: 'localhost:3000' },
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'https://hub.example', 'sec-fetch-site': 'same-origin' },
  ])('with %j', (headers) => {
    expect(from(headers)).toBe(true);
  });

  it.each([
    { origin: 'https://evil.example' },
    { origin: 'http://hub.example' },
    { origin: 'https://hub.example:8443' },
    { origin: 'https://hub.example.evil.example' },
    { origin: 'http://10.0.0.7:3001' },
    { origin: 'null' },
    { origin: '' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://hub.example', 'sec-fetch-site': 'cross-site' },
  ])('not with %j', (headers) => {
    expect(from(headers)).toBe(false);
  });
});
