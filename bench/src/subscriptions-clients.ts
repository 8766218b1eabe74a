import { once } from 'node:events';
import { WebSocket } from 'ws';

// Many clients of one server in a process of their own: started by subscriptions.ts, which is told when each message has come to the last of them.

export interface ClientsOptions {
  /** `ws://127.0.0.1:4000/graphql` */
  url: string;
  count: number;
  /** What each sends when it is connected, one after the other, once what came before was answered; `{token}` is the client's own. */
  opening: string[];
  tokens: string[];
  protocol?: string;
}

/** Everybody is connected; or a message has come to everybody, at a time in milliseconds since 1970. */
export type ClientsNews = { ready: number } | { text: string; at: number };

const CONNECTED_TOGETHER = 50;
/** Of one address a server takes so many; a machine has all of 127.0.0.0/8. */
const PER_ADDRESS = 400;
/** Every message says when it was sent. */
const TEXT = /"text":"(m\d+ [\d.]+)/;

const [{ url, count, opening, tokens, protocol }] = (await once(process, 'message')) as [ClientsOptions];
const arrived = new Map<string, number>();

function take(frame: string): void {
  const text = TEXT.exec(frame)?.[1];
  if (text === undefined) return;
  const so = (arrived.get(text) ?? 0) + 1;
  if (so < count) arrived.set(text, so);
  else {
    arrived.delete(text);
    process.send?.({ text, at: performance.timeOrigin + performance.now() } satisfies ClientsNews);
  }
}

function connect(i: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const localAddress = `127.0.${1 + Math.floor(i / PER_ADDRESS)}.1`;
    const socket = new WebSocket(url, protocol, { localAddress, perMessageDeflate: false });
    const steps = opening.map((step) => step.replace('{token}', tokens[i % tokens.length] ?? ''));
    const next = () => {
      const step = steps.shift();
      if (step !== undefined) socket.send(step);
      if (steps.length === 0) resolve();
    };
    socket.on('open', next);
    socket.on('message', (data) => {
      const frame = String(data);
      if (frame.startsWith('{"type":"connection_ack"')) next();
      else take(frame);
    });
    socket.on('error', reject);
    socket.on('close', (code, reason) => reject(new Error(`closed: ${code} ${reason}`)));
  });
}

for (let i = 0; i < count; i += CONNECTED_TOGETHER) {
  await Promise.all(Array.from({ length: Math.min(CONNECTED_TOGETHER, count - i) }, (_, j) => connect(i + j)));
}
process.send?.({ ready: count } satisfies ClientsNews);
process.on('disconnect', () => process.exit());
