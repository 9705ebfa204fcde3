/** The page of the connection that an operation or an attempt was at. */
export const connectionAddress = (provider: string | null, id: string): string =>
  `/integrations/${provider ?? 'unknown'}/${id}`;

/** What went over the wire there for one operation. */
export const callsAddress = (provider: string, id: string, operationId: string): string =>
  `${connectionAddress(provider, id)}?tab=calls&operation=${operationId}`;
