type Ask = (method: string, path: string, body?: unknown) => Promise<{ readonly text: string; readonly data: unknown }>;

/** What waits for an approval is shown to whoever decides: one is refused, and one goes on. */
export async function holdAndDecide(ask: Ask, connections: readonly { readonly operation: object }[]): Promise<void> {
  await ask('POST', '/api/v1/policies', { effect: 'require_approval', app: 'held' });
  for (const { operation } of connections) await askAndDecide(ask, operation);
}

async function askAndDecide(ask: Ask, operation: object): Promise<void> {
  for (const verb of ['reject', 'approve']) {
    const asked = await ask('POST', '/api/v1/operations', { ...operation, app: 'held', mode: 'async' });
    const { data } = await ask('GET', '/api/v1/approvals?status=pending');
    const [approval] = data as readonly { id: string }[];
    if (!approval) throw new Error(`Nothing waits for an approval: ${asked.text}`);
    await ask('GET', `/api/v1/approvals/${approval.id}`);
    await ask('POST', `/api/v1/approvals/${approval.id}/${verb}`, { note: 'As agreed.' });
  }
}
