import { AdminError, type Broker, connectBroker, Databases } from '@moim/event-admin';
import { PlainError } from '../plain-error.ts';
import { findConnections } from './connections.ts';

/** What one run of a command has open. */
export interface Session {
  databases: Databases;
  /** Connects to NATS. Throws an AdminError when it cannot be reached. */
  broker(): Promise<Broker>;
  print(line: string): void;
  /** For people: progress and complaints, on stderr, so that what is piped on is the answer alone. */
  say(line: string): void;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/**
 * Runs a command's work on the platform that is meant, and closes what it opened. Returns the exit code of `work`. What a person can
 * put right is thrown as a PlainError.
 */
export async function withSession(work: (session: Session) => Promise<number>): Promise<number> {
  const { databaseUrls, natsUrls, eventsNamespace } = findConnections();
  const databases = new Databases(databaseUrls);
  const signal = stopSignal();
  let connecting: Promise<Broker> | null = null;
  const broker = () => {
    if (natsUrls === null) throw new PlainError('NATS_URL is not set: this command needs the NATS of the platform.');
    connecting ??= connectBroker(natsUrls, eventsNamespace);
    return connecting;
  };
  try {
    return await work({
      ...{ databases, broker, signal },
      print: (line) => console.log(line),
      say: (line) => console.error(line),
    });
  } catch (error) {
    if (error instanceof AdminError) throw new PlainError(error.message, { cause: error });
    throw error;
  } finally {
    await databases.close();
    await (connecting as Promise<Broker> | null)?.then(
      ({ nats }) => nats.close(),
      () => {},
    );
  }
}

/** One Ctrl-C arrives up to three times, from the terminal, from npm and from the launcher: only a later one is a second. */
const SAME_SIGNAL_MS = 700;

/** Aborted by the first Ctrl-C; a second one ends the process. */
function stopSignal(): AbortSignal {
  const ending = new AbortController();
  let first: number | undefined;
  const end = () => {
    first ??= performance.now();
    if (performance.now() - first > SAME_SIGNAL_MS) process.exit(130);
    ending.abort();
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return ending.signal;
}
