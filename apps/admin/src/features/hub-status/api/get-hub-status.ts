/** What `/readyz` tells about this hub; nothing here is secret, nothing needs a key. */
export interface HubReport {
  version: string;
  roles: string[];
  database: 'embedded' | 'external';
  redis: boolean;
  sandbox_url: string | null;
}

export type HubStatus =
  { state: 'asking' } | { state: 'ready' | 'not_ready'; report: HubReport } | { state: 'unreachable' };

/** Asks once. A hub that is up but not ready answers 503 with the same report. */
export async function getHubStatus(signal: AbortSignal): Promise<HubStatus> {
  try {
    const response = await fetch('/readyz', { signal, headers: { accept: 'application/json' } });
    const report: unknown = await response.json();
    if (!isHubReport(report)) return { state: 'unreachable' };
    return { state: response.ok ? 'ready' : 'not_ready', report };
  } catch {
    return { state: 'unreachable' };
  }
}

function isHubReport(value: unknown): value is HubReport {
  return (
    typeof value === 'object' && value !== null && 'version' in value && 'roles' in value && Array.isArray(value.roles)
  );
}
