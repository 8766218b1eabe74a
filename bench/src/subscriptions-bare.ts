import { WebSocketServer } from 'ws';

// A bare `ws` server that sends whatever it is told to everybody else who is connected: what the realtime server is measured against. Started by
// subscriptions.ts, with no protocol, no rights, no database.
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
server.on('connection', (socket, request) => {
  if (request.url !== '/send') return;
  socket.on('message', (data) => {
    for (const client of server.clients) if (client !== socket) client.send(data, { binary: false });
  });
});
server.on('listening', () => process.send?.((server.address() as { port: number }).port));
process.on('disconnect', () => process.exit());
