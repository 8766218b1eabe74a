import type { AddressInfo, Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll } from 'vitest';

/** A mail server that takes letters, or refuses them as it is told. */
export interface TestSmtp {
  url: string;
  letters: ParsedMail[];
  /** What it says to the next recipients instead of taking them: `550` for good, `451` for now; none: it takes them. */
  refuses: number[];
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a real SMTP server; stopped when the test file is done. */
export async function testSmtp(): Promise<TestSmtp> {
  const letters: ParsedMail[] = [];
  const refuses: number[] = [];
  let port = 0;
  let running: SMTPServer | null = null;
  const sockets = new Set<Socket>();
  const start = () =>
    new Promise<void>((resolve) => {
      const server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS'],
        onRcptTo(_address, _session, done) {
          const code = refuses.shift();
          done(code === undefined ? null : Object.assign(new Error('not here'), { responseCode: code }));
        },
        onData(stream, _session, done) {
          simpleParser(stream).then((letter) => {
            letters.push(letter);
            done();
          }, done);
        },
      });
      server.on('error', () => {});
      server.server.on('connection', (socket) => {
        sockets.add(socket);
        socket.on('close', () => sockets.delete(socket));
      });
      server.listen(port, '127.0.0.1', () => {
        port = (server.server.address() as AddressInfo).port;
        running = server;
        resolve();
      });
    });
  const stop = async () => {
    const server = running;
    running = null;
    for (const socket of sockets) socket.destroy();
    if (server !== null) await new Promise<void>((resolve) => server.close(resolve));
  };
  await start();
  afterAll(stop);
  return { url: `smtp://127.0.0.1:${port}`, letters, refuses, start, stop };
}
