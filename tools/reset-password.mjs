// Prints a link by which somebody chooses a new password: for who runs the hub, with the hub's environment.
import process from 'node:process';

process.setSourceMapsEnabled(true);
await import('../apps/api/dist/reset-password.js');
