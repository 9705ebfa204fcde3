/** Method, path and a body with every field a route has: each is a place where a secret may be put by mistake. */
export function acceptingBodies(id: string): [string, string, object][] {
  return [
    [
      'POST',
      '/api/v1/integrations',
      { provider: 'x', environment: 'x', auth_type: 'x', enabled_capabilities: ['x'], sync: 1 },
    ],
    [
      'POST',
      '/api/v1/integrations',
      {
        provider: 'twilio',
        credentials: { account_sid: 'x', from_number: 'x', surplus: 'x' },
        environment: 'x',
        enabled_capabilities: ['x'],
      },
    ],
    [
      'POST',
      '/api/v1/integrations',
      {
        provider: 'custom',
        credentials: {},
        config: { base_url: 'x', auth: 'x', header_name: 'x', health_path: 'x', surplus: 'x' },
        enabled_capabilities: [],
      },
    ],
    [
      'PATCH',
      `/api/v1/integrations/${id}`,
      { credentials: { account_sid: 'x' }, enabled_capabilities: ['x'], config: { surplus: 'x' } },
    ],
    [
      'POST',
      '/api/v1/operations',
      { capability: 'x', input: { to: 'x' }, mode: 'x', integration_id: 'x', environment: 'x', surplus: 'x' },
    ],
    ['POST', '/api/v1/operations', { capability: 'send_sms', input: { to: 'x', body: '', from: 'x', surplus: 'x' } }],
    [
      'POST',
      '/api/v1/workflow-runs',
      {
        name: '',
        environment: 'x',
        steps: [{ key: 'x y', capability: 'x', input: { to: { $from: 'x' }, surplus: 'x' }, integration_id: 'x' }],
      },
    ],
    [
      'POST',
      '/api/v1/workflow-runs',
      { name: 'x', steps: [{ key: 'x', capability: 'send_sms', input: { to: { $from: 'x.result.x' }, body: 'x' } }] },
    ],
    [
      'POST',
      '/api/v1/routing-rules',
      {
        capability: 'x',
        integration_id: 'x',
        fallback_integration_id: 'x',
        conditions: [{ field: 'x', operator: 'x', value: 'x' }],
      },
    ],
    ['POST', '/api/v1/routing-rules/reorder', { ids: ['x'] }],
    ['POST', '/api/v1/api-keys', { name: '', scopes: ['x'], app: 'x y', expires_at: 'x' }],
    ['POST', `/api/v1/approvals/${id}/reject`, { note: 'x', surplus: 'x' }],
    ['PATCH', `/api/v1/integrations/${id}/breaker`, { state: 'x', until: 'x' }],
  ];
}

/** Addresses that carry a secret where none belongs. */
export function urlsWith(secret: string): string[] {
  return [`https://user:${secret}@api.example.com`, `https://api.example.com/?key=${secret}`, `ftp://${secret}`];
}

/** What somebody may paste into the field of a credential, by the name of an account. */
export function valuesWith(secret: string): [name: string, value: string][] {
  return [
    ['bad', `${secret}\n`],
    ['long', secret.repeat(2000)],
    ['ref', `env://${secret}`],
    ['ref', `vault://${secret}`],
  ];
}

/** One line, so that the body is the last. */
export function headOf(response: Response): string {
  return `${response.status} ${JSON.stringify([...response.headers])}\n`;
}
