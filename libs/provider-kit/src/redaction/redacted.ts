/** Stands in for every value that is hidden. */
export const REDACTED = '[redacted]';
