/** When paused work is due: it waits for somebody to wake it. */
export const PAUSED_UNTIL = new Date('9999-01-01T00:00:00Z');

/** The same for SQL, with room for a time zone: work due from here on is paused, and no other is due so late. */
export const PAUSED_FROM = `'9000-01-01'`;
