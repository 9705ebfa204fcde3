// The bare vendor: answers what Twilio answers to a message and to a look at the account, and does nothing else.
import { createServer } from 'node:http';
import process from 'node:process';

const MESSAGE = JSON.stringify({
  sid: 'SM0123456789abcdef0123456789abcdef',
  status: 'queued',
  to: '+15005550006',
  from: '+15005550001',
  body: 'Your table is ready.',
  error_code: null,
  error_message: null,
  direction: 'outbound-api',
  num_segments: '1',
});
const ACCOUNT = JSON.stringify({ sid: 'AC0123456789abcdef0123456789abcdef', friendly_name: 'Bench', status: 'active' });

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    const isMessage = request.method === 'POST';
    response.writeHead(isMessage ? 201 : 200, { 'content-type': 'application/json' });
    response.end(isMessage ? MESSAGE : ACCOUNT);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
