/**
 * The queue whose claims are the operations under way; its lanes are connections. `operations` works it; a tenant and a
 * connection, which know nothing else of operations, limit how many there may be.
 */
export const OPERATIONS_QUEUE = 'operations';
