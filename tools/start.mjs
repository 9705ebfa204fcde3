// Starts the hub in this very process: signals arrive where they are handled, nothing stands between `npm start` and
// the hub, and no second Node takes memory.
import process from 'node:process';

process.setSourceMapsEnabled(true);
await import('../apps/api/dist/main.js');
