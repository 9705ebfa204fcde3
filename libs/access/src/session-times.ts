const DAY_MS = 24 * 3600 * 1000;

/** A session ends after so long however much it is used. */
export const SESSION_LONGEST_MS = 30 * DAY_MS;
/** And after so long without being used. */
export const SESSION_IDLE_MS = 7 * DAY_MS;
/** A link that lets somebody choose a new password is void after so long. */
export const PASSWORD_RESET_MS = 3600 * 1000;
/** An invitation that nobody accepted is void. */
export const INVITATION_MS = 7 * DAY_MS;
