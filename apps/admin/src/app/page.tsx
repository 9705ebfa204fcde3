import { PatchCables } from '../components/patch-cables.tsx';
import { useHubStatus } from '../features/hub-status/api/use-hub-status.ts';
import { StatusPanel } from '../features/hub-status/components/status-panel.tsx';
import { Tour } from '../features/tour/tour.tsx';
import { Destinations } from './destinations.tsx';

/** The one page at `/`: what runs here and where to go from here. */
export function Page() {
  const status = useHubStatus();
  return (
    <>
      <header className="masthead">
        <span className="wordmark">Patchbay</span>
        <p>Connect vendors once. Every service asks for a capability.</p>
        <PatchCables />
      </header>
      <main>
        <StatusPanel status={status} />
        <Destinations sandboxUrl={'report' in status ? status.report.sandbox_url : null} />
        <Tour />
      </main>
      <footer>Apache-2.0. Your vendors’ credentials never leave this hub except to the vendor they belong to.</footer>
    </>
  );
}
