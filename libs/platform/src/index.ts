export { OutboundError, type OutboundErrorCode } from './http-out/outbound.errors.ts';
export { OutboundHttp, type OutboundHttpOptions } from './http-out/outbound-http.ts';
export type { OutboundRequest, OutboundResponse } from './http-out/outbound-request.ts';
export type { Resolve } from './http-out/pinned-connector.ts';
