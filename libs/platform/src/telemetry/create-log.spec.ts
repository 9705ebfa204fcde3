import { describe, expect, it } from '@jest/globals';
import { createLog } from './create-log.ts';

function logged(write: (log: ReturnType<typeof createLog>['log']) => void): string {
  let text = '';
  write(createLog('info', { write: (line) => (text += line) }).log);
  return text;
}

describe('the log', () => {
  it('writes one JSON object per line', () => {
    const line = logged((log) => log.child({ area: 'x' }).info('hello', { request_id: 'r' }));
    expect(JSON.parse(line)).toMatchObject({ level: 'info', message: 'hello', area: 'x', request_id: 'r' });
    expect(line.endsWith('\n')).toBe(true);
  });

  it.each(['authorization', 'body', 'headers', 'query', 'credentials', 'password', 'token', 'api_key'])(
    'never writes the value of %p, at the top or one level down',
    (name) => {
      const line = logged((log) => log.warn('x', { [name]: 'canary', request: { [name]: 'canary' } }));
      expect(line).not.toContain('canary');
    },
  );

  it.each(['pb_canarycanarycanary', 'Bearer canary', 'postgres://user:canary@db/x', 'redis://:canary@r'])(
    'masks %p inside a text',
    (secret) => {
      const line = logged((log) => log.error('failed', { error: new Error(`could not use ${secret}`) }));
      expect(line).not.toContain('canary');
      expect(line).toContain('[redacted]');
    },
  );

  it('writes the causes of an error, and nothing of its other fields', () => {
    const inner = Object.assign(new Error('inner'), { code: '23505', parameters: ['canary'], detail: 'canary' });
    const line = logged((log) => log.error('failed', { error: new Error('outer', { cause: inner }) }));
    expect(JSON.parse(line)).toMatchObject({ error: { message: 'outer', cause: { message: 'inner', code: '23505' } } });
    expect(line).not.toContain('canary');
  });

  it.each([{ deep: { values: ['canary'] } }, ['canary'], { values: 'canary' }])(
    'says of what is thrown and is no error only that it is none: %j',
    (thrown) => {
      const line = logged((log) => log.error('failed', { error: new Error('outer', { cause: thrown }) }));
      expect(line).not.toContain('canary');
      expect(logged((log) => log.error('failed', { error: thrown }))).not.toContain('canary');
    },
  );
});
