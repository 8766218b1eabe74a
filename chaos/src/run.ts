import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type EventConfig, encodeEnvelope, streamName } from '@moim/event-bus';
import { connect, type JetStreamManager, type NatsConnection } from 'nats';
import { Child } from './child.ts';
import type { Mistake, Sabotage } from './sabotage.ts';
import type { WorkerFigures, WorkerOptions } from './worker.ts';
import { type ChaosService, OWNER, READERS, SERVICES, World } from './world.ts';
import type { WriterFigures, WriterOptions } from './writer.ts';

const REPLICAS = 2;
const START_MS = 60_000;
/** How long the rest may take to arrive: far more than it needs, for slow machines. */
const DRAIN_MS = 300_000;
const WATCH_MS = 100;

/** Something that befalls the run. */
export interface Trouble {
  /** When, as a share of the run's time. */
  at: number;
  what: string;
  make(): Promise<void>;
}

export interface ChaosOptions {
  /** Migrated databases without events. */
  databaseUrls: Record<ChaosService, string>;
  natsUrls: string[];
  /** Of the streams; default `chaos`. */
  namespace?: string;
  /** For the logs of the processes. */
  directory: string;
  /** How long writes go on, at least: until all kills and troubles are over. */
  seconds: number;
  /** Writes a second, over so many people. */
  rate: number;
  people: number;
  /** How many workers are ended by SIGKILL. */
  kills: number;
  /** When no more are killed, however many are left, in seconds: for a machine on which starting others takes long. Default: never. */
  killsEndAfter?: number;
  troubles: readonly Trouble[];
  /** How many events a second are published once more, past the outbox. */
  duplicatesPerSecond: number;
  /** On how many servers of the cluster each event is kept. */
  replicas?: number;
  ackWaitMs?: number;
  /** Mistakes that are made on purpose, each with another person. */
  sabotage?: readonly Sabotage[];
  log(line: string): void;
}

export interface ChaosReport {
  /** What is wrong; empty when all is well. */
  violations: string[];
  events: number;
  kills: number;
  duplicates: number;
  redeliveries: number;
  /** Lease by lease, how often it moved to another process. */
  handOvers: Record<ChaosService, number>;
  /** From the last write until nothing was waiting any more, in milliseconds. */
  drainMs: number;
}

/** Writes, kills, breaks and repeats; then lets all come to rest, and says what is wrong. Leaves no process behind. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const run = new Run(options);
  try {
    return await run.run();
  } finally {
    await run.end();
  }
}

class Run {
  readonly #options: ChaosOptions;
  readonly #config: EventConfig;
  readonly #world: World;
  readonly #workers: { service: ChaosService; child: Child<WorkerFigures> }[] = [];
  readonly #figures = new Map<Child<WorkerFigures>, WorkerFigures>();
  readonly #handOvers: Record<ChaosService, number> = { user: 0, schedule: 0, chat: 0 };
  /** Aborted when the faults are over, and when the run is. */
  readonly #faultsOver = new AbortController();
  #writer: Child<WriterFigures> | null = null;
  #nats: NatsConnection | null = null;
  #kills = 0;
  #duplicates = 0;

  constructor(options: ChaosOptions) {
    this.#options = options;
    this.#world = new World(options.databaseUrls);
    this.#config = {
      NATS_URL: options.natsUrls,
      EVENTS_NAMESPACE: options.namespace ?? 'chaos',
      EVENTS_REPLICAS: options.replicas ?? 1,
      EVENTS_STREAM_MAX_MB: 256 * 1_048_576,
      EVENTS_ACK_WAIT_MS: options.ackWaitMs ?? 1_000,
    };
    mkdirSync(options.directory, { recursive: true });
  }

  async run(): Promise<ChaosReport> {
    const { log, people, rate, sabotage = [] } = this.#options;
    this.#nats = await connect({ servers: this.#config.NATS_URL, maxReconnectAttempts: -1, reconnectTimeWait: 200 });
    const userIds = await this.#world.populate(people);
    const mistakes = sabotage.map((kind, i): Mistake => ({ kind, aggregateId: userIds[i] ?? '' }));
    for (const service of SERVICES) for (let i = 0; i < REPLICAS; i++) this.#spawn(service, mistakes);
    await this.#until('every worker runs', START_MS, async () => this.#workers.every(({ child }) => child.isReady));
    log(`${this.#workers.length} workers run; ${rate} writes a second begin`);

    const writing = this.#write(userIds);
    await this.#until('the writer writes', START_MS, async () => this.#writer?.isReady === true);
    const watching = this.#watchLeases();
    await Promise.all([this.#pass(), this.#killAll(mistakes), this.#trouble(), this.#repeatUntilOver()]);
    const { written, failures } = await writing();
    const stoppedAt = performance.now();
    log(`${written} writes succeeded, ${failures.length} failed; ${this.#kills} workers were killed`);

    const isDrained = await this.#drain();
    const drainMs = performance.now() - stoppedAt;
    this.#watching = false;
    await watching;
    log(
      isDrained ? `all had arrived ${(drainMs / 1000).toFixed(1)} s after the last write` : 'the rest does not arrive',
    );

    const violations = await this.#world.check(written + people);
    if (!isDrained) violations.unshift(`after ${DRAIN_MS / 1000} s events still wait`);
    violations.unshift(...failures.map((failure) => `a write failed: ${failure}`));
    return {
      violations,
      events: await this.#world.committed(),
      kills: this.#kills,
      duplicates: this.#duplicates,
      redeliveries: [...this.#figures.values()].reduce((sum, { redeliveries }) => sum + redeliveries, 0),
      handOvers: this.#handOvers,
      drainMs,
    };
  }

  async end(): Promise<void> {
    this.#faultsOver.abort();
    this.#watching = false;
    await Promise.all([this.#writer?.kill(), ...this.#workers.map(({ child }) => child.kill())]);
    await this.#nats?.close();
    await this.#world.close();
  }

  #spawn(service: ChaosService, mistakes: Mistake[]): void {
    const worker: WorkerOptions = { service, databaseUrl: this.#world.urls[service], config: this.#config, mistakes };
    const child: Child<WorkerFigures> = new Child<WorkerFigures>({
      script: 'worker.ts',
      logFile: join(this.#options.directory, `${service}.log`),
      env: { CHAOS_WORKER: JSON.stringify(worker), NODE_COMPILE_CACHE: join(this.#options.directory, 'compiled') },
      onFigures: (figures) => this.#figures.set(child, figures),
    });
    this.#workers.push({ service, child });
  }

  /** Begins to write. Returns how to end it, and then how it went. */
  #write(userIds: string[]): () => Promise<WriterFigures> {
    const options: WriterOptions = { databaseUrl: this.#world.urls[OWNER], userIds, rate: this.#options.rate };
    let last: WriterFigures = { written: 0, failures: ['the writer has never said anything'], done: false };
    const writer = new Child<WriterFigures>({
      script: 'writer.ts',
      logFile: join(this.#options.directory, 'writer.log'),
      env: { CHAOS_WRITER: JSON.stringify(options) },
      onFigures: (figures) => {
        last = figures;
      },
    });
    this.#writer = writer;
    return async () => {
      if (writer.isReady) writer.process.send('stop');
      await writer.exited;
      return last.done ? last : { ...last, failures: [...last.failures, 'the writer ended before its time'] };
    };
  }

  async #pass(): Promise<void> {
    await sleep(this.#options.seconds * 1000);
  }

  /** Kills workers at random moments, any that runs, and starts another one in its place at once. */
  async #killAll(mistakes: Mistake[]): Promise<void> {
    const { kills, seconds, killsEndAfter = Number.POSITIVE_INFINITY } = this.#options;
    const startedAt = performance.now();
    while (this.#kills < kills && performance.now() - startedAt < killsEndAfter * 1000) {
      const due = startedAt + ((this.#kills + Math.random()) / kills) * seconds * 1000;
      // Behind its schedule, on a slow machine, it still lets those who run do something in between.
      await sleep(Math.max(due - performance.now(), (seconds * 1000) / kills / 2));
      const running = this.#workers.filter(({ child }) => child.isReady);
      const victim = running[Math.floor(Math.random() * running.length)];
      if (victim === undefined) continue;
      this.#workers.splice(this.#workers.indexOf(victim), 1);
      this.#kills += 1;
      await victim.child.kill();
      this.#spawn(victim.service, mistakes);
    }
  }

  async #trouble(): Promise<void> {
    const { troubles, seconds, log } = this.#options;
    const startedAt = performance.now();
    for (const { at, what, make } of [...troubles].sort((a, b) => a.at - b.at)) {
      await sleep(Math.max(startedAt + at * seconds * 1000 - performance.now(), 0));
      const { unpublished } = await this.#world.waiting();
      log(`${what} (${await this.#world.committed()} events so far, ${unpublished} of them wait)`);
      await make();
    }
    this.#faultsOver.abort();
  }

  /** Publishes events once more that have taken effect everywhere, with message ids that the broker has not seen. */
  async #repeatUntilOver(): Promise<void> {
    const { duplicatesPerSecond: rate, seconds } = this.#options;
    const until = performance.now() + seconds * 1000;
    while (rate > 0 && (performance.now() < until || !this.#faultsOver.signal.aborted)) {
      await sleep(1_000);
      for (const event of await this.#world.someTaken(rate)) {
        const payload = new TextEncoder().encode(encodeEnvelope(event));
        const msgID = `${event.id}.again.${this.#duplicates}`;
        try {
          await this.#nats
            ?.jetstream({ timeout: 1_000 })
            .publish(`${this.#config.EVENTS_NAMESPACE}.${event.type}`, payload, { msgID });
          this.#duplicates += 1;
        } catch {
          // NATS is away just now.
          break;
        }
      }
    }
  }

  #watching = true;

  async #watchLeases(): Promise<void> {
    const holders = new Map<ChaosService, number>();
    while (this.#watching) {
      for (const service of SERVICES) {
        const holder = await this.#world.leaseHolder(service);
        if (holder === null || holder === holders.get(service)) continue;
        if (holders.has(service)) this.#handOvers[service] += 1;
        holders.set(service, holder);
      }
      await sleep(WATCH_MS);
    }
  }

  /** Resolves to true when nothing waits anywhere any more; to false when that takes too long. */
  async #drain(): Promise<boolean> {
    let calm = 0;
    const isDrained = this.#until('all has arrived', DRAIN_MS, async () => {
      const { unpublished, retries } = await this.#world.waiting();
      const behind = unpublished + retries > 0 ? 1 : await this.#behind();
      calm = behind === 0 ? calm + 1 : 0;
      return calm === 3;
    });
    return await isDrained.then(
      () => true,
      () => false,
    );
  }

  /** How many events the readers have not acknowledged yet. */
  async #behind(): Promise<number> {
    try {
      const manager = (await this.#nats?.jetstreamManager({ timeout: 2_000 })) as JetStreamManager;
      let behind = 0;
      for (const reader of READERS) {
        const info = await manager.consumers.info(streamName(this.#config, OWNER), `${reader}-from-${OWNER}`);
        behind += info.num_pending + info.num_ack_pending;
      }
      return behind;
    } catch {
      // A cluster that elects: look again.
      return Number.POSITIVE_INFINITY;
    }
  }

  async #until(what: string, milliseconds: number, check: () => Promise<boolean>): Promise<void> {
    const deadline = performance.now() + milliseconds;
    while (!(await check())) {
      if (performance.now() > deadline) throw new Error(`${what}: not within ${milliseconds / 1000} s`);
      await sleep(WATCH_MS);
    }
  }
}
