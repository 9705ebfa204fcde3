import type { HubReport, HubStatus } from '../api/get-hub-status.ts';

const HEADLINES = {
  asking: 'Asking the hub …',
  ready: 'Patchbay is running',
  not_ready: 'Patchbay is starting, or cannot reach its database',
  unreachable: 'The hub does not answer',
} as const;

/** The lamp, the headline, and what runs behind it. */
export function StatusPanel({ status }: { status: HubStatus }) {
  return (
    <section className="panel" aria-labelledby="status-heading">
      <div className="panel-head" role="status">
        <span className={`lamp lamp-${status.state}`} aria-hidden="true" />
        <h1 id="status-heading">{HEADLINES[status.state]}</h1>
      </div>
      {'report' in status ? <Facts report={status.report} /> : <p className="hint">{hintFor(status.state)}</p>}
    </section>
  );
}

function hintFor(state: 'asking' | 'unreachable'): string {
  return state === 'asking'
    ? 'One moment.'
    : 'This page asks again every ten seconds. The terminal of the hub says more.';
}

function Facts({ report }: { report: HubReport }) {
  const facts: [label: string, value: string, note: string][] = [
    ['Version', report.version, 'of Patchbay'],
    ['Roles', report.roles.join(', '), 'in this process'],
    ['Database', report.database === 'embedded' ? 'Embedded' : 'External', 'PostgreSQL'],
    ['Work is woken by', report.redis ? 'Redis' : 'PostgreSQL', report.redis ? 'Bull' : 'LISTEN / NOTIFY'],
    [
      'Vendor sandbox',
      report.sandbox_url === null ? 'Off' : 'On',
      report.sandbox_url === null ? 'set PATCHBAY_SANDBOX_PORT' : 'on loopback',
    ],
  ];
  return (
    <dl className="facts">
      {facts.map(([label, value, note]) => (
        <div key={label} className="fact">
          <dt>{label}</dt>
          <dd>
            <strong>{value}</strong>
            <span>{note}</span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
