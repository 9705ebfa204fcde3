// The bare vendor: answers what Twilio answers to a message and to a look at the account, and counts the messages.
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

let asked = 0;

const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    if (request.url === '/asked') return response.end(String(asked));
    const isMessage = request.method === 'POST';
    if (isMessage) asked += 1;
    response.writeHead(isMessage ? 201 : 200, { 'content-type': 'application/json' });
    return response.end(isMessage ? MESSAGE : ACCOUNT);
  });
});
server.keepAliveTimeout = 60_000;
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
