/** What can be done to a connection as a whole, besides testing it. */
export type Act = 'activate' | 'disable' | 'disconnect' | 'delete';
