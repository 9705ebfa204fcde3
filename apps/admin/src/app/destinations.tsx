/** Where a reader goes next. */
export function Destinations({ sandboxUrl }: { sandboxUrl: string | null }) {
  return (
    <nav aria-label="Where to go" className="destinations">
      <a href="/api/docs">
        <strong>API reference</strong>
        <span>Every endpoint, with examples and errors</span>
      </a>
      <a href="/api/openapi.json">
        <strong>OpenAPI document</strong>
        <span>For generating a client of your own</span>
      </a>
      {sandboxUrl !== null && (
        <a href={sandboxUrl}>
          <strong>Vendor sandbox</strong>
          <span>See what arrived, inject faults</span>
        </a>
      )}
      <a href="#tour">
        <strong>Five-minute tour</strong>
        <span>Connect Twilio and send a message by curl</span>
      </a>
    </nav>
  );
}
