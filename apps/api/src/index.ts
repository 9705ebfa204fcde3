export { createHub, type CreatedHub, type CreateHubOptions } from './create-hub.ts';
