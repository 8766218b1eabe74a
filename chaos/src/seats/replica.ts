import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ORIGIN_HEADER, readInternalKeys, signOrigin } from '@moim/service-kit';
import { ROOT } from '@moim/stack';

const START_MS = 60_000;
const REQUEST_MS = 10_000;

export interface ReplicaOptions {
  databaseUrl: string;
  natsUrl: string;
  /** As subgraphs get it: INTERNAL_KEY_FILE. */
  internalKeyFile: string;
  namespace: string;
  logFile: string;
}

/** What somebody is told by a mutation: null when they were told nothing, because the process died or was busy. */
export interface Answer {
  status: 'ATTENDING' | 'WAITLISTED' | null;
  code: string | null;
}

/** A process of the schedule service, which can be killed and started again at the same address. */
export class Replica {
  readonly #options: ReplicaOptions;
  readonly #port: number;
  #process: ChildProcess;

  private constructor(options: ReplicaOptions, port: number) {
    this.#options = options;
    this.#port = port;
    this.#process = this.#fork();
  }

  /** Resolves when it is ready. */
  static async start(options: ReplicaOptions): Promise<Replica> {
    const replica = new Replica(options, await freePort());
    await replica.#ready();
    return replica;
  }

  /** As a crash would end it, in the middle of whatever it does; it is started again at once. Resolves when it is ready again. */
  async crash(): Promise<void> {
    await this.stop('SIGKILL');
    this.#process = this.#fork();
    await this.#ready();
  }

  async stop(signal: 'SIGKILL' | 'SIGTERM' = 'SIGTERM'): Promise<void> {
    const gone = once(this.#process, 'exit');
    this.#process.kill(signal);
    await gone;
  }

  /** Says a mutation of a meet-up as somebody. */
  async say(field: 'attendSchedule' | 'withdrawAttendance', userId: string, input: object): Promise<Answer | null> {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input!`;
    const query = `mutation ($input: ${type}) { ${field}(input: $input) { schedule { viewerAttendance { status } } userErrors { code } } }`;
    const keys = readInternalKeys(readFileSync(this.#options.internalKeyFile, 'utf8'));
    const viewer = { userId, sessionId: userId.replace('usr', 'ses') };
    const client = { kind: 'other' as const, address: '127.0.0.1', userAgent: 'moim-chaos' };
    try {
      const response = await fetch(`http://127.0.0.1:${this.#port}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          [ORIGIN_HEADER]: await signOrigin({ viewer, locale: 'ko', client }, keys),
        },
        body: JSON.stringify({ query, variables: { input } }),
        signal: AbortSignal.timeout(REQUEST_MS),
      });
      const { data, errors } = (await response.json()) as Body;
      if (errors?.some(({ extensions }) => extensions.code !== 'RATE_LIMITED'))
        throw new WrongAnswer(JSON.stringify(errors));
      const payload = data?.[field];
      if (payload === undefined || payload === null) return null;
      return {
        status: payload.schedule?.viewerAttendance?.status ?? null,
        code: payload.userErrors[0]?.code ?? null,
      };
    } catch (error) {
      if (error instanceof WrongAnswer) throw error;
      return null;
    }
  }

  #fork(): ChildProcess {
    const { databaseUrl, natsUrl, internalKeyFile, namespace, logFile } = this.#options;
    const output = openSync(logFile, 'a');
    const child = fork(join(ROOT, 'subgraphs/schedule/src/index.ts'), {
      env: {
        PATH: process.env.PATH,
        HOST: '127.0.0.1',
        PORT: String(this.#port),
        LOG_LEVEL: 'warn',
        NODE_ENV: 'test',
        DATABASE_URL: databaseUrl,
        NATS_URL: natsUrl,
        INTERNAL_KEY_FILE: internalKeyFile,
        EVENTS_NAMESPACE: namespace,
        EVENTS_STREAM_MAX_MB: '64',
      },
      execArgv: [],
      stdio: ['ignore', output, output, 'ipc'],
    });
    closeSync(output);
    return child;
  }

  async #ready(): Promise<void> {
    const deadline = Date.now() + START_MS;
    while (Date.now() < deadline) {
      const response = await fetch(`http://127.0.0.1:${this.#port}/readyz`).catch(() => null);
      await response?.body?.cancel();
      if (response?.ok) return;
      await sleep(50);
    }
    throw new Error(`a replica of the schedule service does not become ready: see ${this.#options.logFile}`);
  }
}

/** An error that no crash explains. */
class WrongAnswer extends Error {}

interface Body {
  data?: Record<
    string,
    {
      schedule: { viewerAttendance: { status: Answer['status'] } | null } | null;
      userErrors: { code: string }[];
    } | null
  > | null;
  errors?: { extensions: { code: string } }[];
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address !== null ? address.port : 0;
}
