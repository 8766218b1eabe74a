import { setTimeout as sleep } from 'node:timers/promises';
import { IDLE, type SqlClient } from '@moim/event-bus';
import type { Locale } from '@moim/service-kit';
import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import { Counter, Gauge, type Registry } from 'prom-client';
import type { Letter } from './letter.ts';
import { type Mailer, MailRefused } from './mailer.ts';

/** A letter that is to be written. */
export interface MailToSend<Kind extends string> {
  kind: Kind;
  /** One address, normalized. */
  to: string;
  locale: Locale;
  /** What it is about; no secret stands here, those are made when the letter is. */
  params?: Record<string, string>;
  /** After which it is not worth sending. */
  goodForMinutes: number;
}

/** A letter that is about to be written. */
export type Mail<Kind extends string = string> = Required<Omit<MailToSend<Kind>, 'goodForMinutes'>>;

interface MailQueueOptions<Kind extends string> {
  pool: pg.Pool;
  mailer: Mailer;
  /** Writes a letter at the moment when it is sent; null when there is nothing to say any more. */
  compose(mail: Mail<Kind>): Promise<Letter | null>;
}

interface Row<Kind extends string> extends Mail<Kind> {
  id: string;
  attempts: number;
  isLate: boolean;
}

/** How long a letter is worth sending, in minutes: what somebody is waiting for, and what they are to hear of in any case. */
export const GOOD_FOR = { answer: 30, notice: 3 * 24 * 60 } as const;

/** When nobody has told that there is something. */
const POLL_MS = 1_000;
/** How many are sent at once. */
const BATCH = 10;
/** How long one may take, whatever the server says meanwhile: shorter than it is kept from other processes. */
const SEND_WITHIN_MS = 60_000;
/** How long those under way may take when the process is to stop. */
const STOP_WITHIN_MS = 2_000;
/** How long to wait after each failure, in seconds; after the last, as long again and again. */
const RETRY_SECONDS = [5, 15, 60, 300];

/**
 * Letters on their way, in the table `outgoing_mails`. What writes one does so in its own transaction and waits for nobody; several processes send
 * from one table. A letter goes out at least once: a process that dies between sending and noting it sends it again.
 */
export class MailQueue<Kind extends string> {
  readonly #options: MailQueueOptions<Kind>;
  readonly #stopping = new AbortController();
  readonly #givingUp = new AbortController();
  #wake: () => void = () => {};
  #loop: Promise<void> | undefined;
  readonly #sent = new Counter({
    name: 'moim_mails_total',
    help: 'Letters: sent; refused for good by the server; late, when their time was over before a server took them; failed attempts.',
    labelNames: ['kind', 'outcome'] as const,
    registers: [],
  });

  constructor(options: MailQueueOptions<Kind>) {
    this.#options = options;
  }

  /** Puts a letter in the queue, in the transaction at hand or outside of one. `nudge` afterwards sends it at once. */
  async add(tx: SqlClient, { kind, to, locale, params = {}, goodForMinutes }: MailToSend<Kind>): Promise<void> {
    await tx.$executeRaw`
      insert into outgoing_mails (kind, recipient, locale, params, expires_at)
      values (${kind}, ${to}, ${locale}, ${JSON.stringify(params)}::jsonb, now() + make_interval(mins => ${goodForMinutes}::int))`;
  }

  /** There is something to send. */
  nudge(): void {
    this.#wake();
  }

  /** Begins to send. */
  start(log: FastifyBaseLogger): void {
    this.#loop ??= this.#run(log);
  }

  /** Resolves when nothing is being sent any more, within some seconds. What was not sent stays for the next process. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    this.#wake();
    const timer = setTimeout(() => this.#givingUp.abort(), STOP_WITHIN_MS);
    await this.#loop;
    clearTimeout(timer);
    this.#options.mailer.close();
  }

  measure(registry: Registry): void {
    registry.registerMetric(this.#sent);
    const { pool } = this.#options;
    new Gauge({
      name: 'moim_mails_waiting',
      help: 'Letters that no mail server has taken yet.',
      registers: [registry],
      async collect() {
        const counting = pool.query<{ count: number }>(`select ${IDLE} count(*)::int as count from outgoing_mails`);
        // While the database is away, the other metrics are wanted all the more: this one stays as it was.
        const counted = await counting.catch(() => null);
        if (counted !== null) this.set(counted.rows[0]?.count ?? 0);
      },
    });
  }

  async #run(log: FastifyBaseLogger): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const woken = new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
      const sent = await this.#sendSome(log).catch((error: unknown) => {
        log.warn({ err: error }, 'letters could not be read; tried again in a second');
        return 0;
      });
      if (sent === BATCH || signal.aborted) continue;
      const timer = new AbortController();
      await Promise.race([woken, sleep(POLL_MS, undefined, { signal: timer.signal }).catch(() => {})]);
      timer.abort();
    }
  }

  /** A server that keeps talking and takes nothing is given up; it may have taken the letter all the same. */
  #inTime(sending: Promise<void>): Promise<void> {
    const late = AbortSignal.any([AbortSignal.timeout(SEND_WITHIN_MS), this.#givingUp.signal]);
    return new Promise((resolve, reject) => {
      late.addEventListener('abort', () => reject(new Error('the mail server takes too long')), { once: true });
      sending.then(resolve, reject);
    });
  }

  /** Sends those that are due, at most a batch; returns how many there were. */
  async #sendSome(log: FastifyBaseLogger): Promise<number> {
    // Out of other processes' hands for longer than sending may take.
    const { rows } = await this.#options.pool.query<Row<Kind>>(
      `update ${IDLE} outgoing_mails set attempts = attempts + 1, next_attempt_at = now() + interval '2 minutes'
       where id in (select id from outgoing_mails where next_attempt_at <= now() order by next_attempt_at limit $1 for update skip locked)
       returning id, kind, recipient as to, locale, params, attempts, expires_at <= now() as "isLate"`,
      [BATCH],
    );
    await Promise.all(rows.map((row) => this.#send(row, log)));
    return rows.length;
  }

  async #send({ id, attempts, isLate, ...mail }: Row<Kind>, log: FastifyBaseLogger): Promise<void> {
    const { kind } = mail;
    const done = (outcome: string) => {
      this.#sent.inc({ kind, outcome });
      return this.#options.pool.query('delete from outgoing_mails where id = $1', [id]);
    };
    try {
      if (isLate) {
        log.error({ mail: id, kind, attempts }, 'a letter was not sent before its time was over');
        await done('late');
        return;
      }
      const letter = await this.#options.compose(mail);
      if (letter !== null) await this.#inTime(this.#options.mailer.send(mail.to, letter));
      await done(letter === null ? 'needless' : 'sent');
    } catch (error) {
      if (error instanceof MailRefused) {
        log.warn({ mail: id, kind }, 'the mail server refuses the address of a letter');
        await done('refused');
        return;
      }
      this.#sent.inc({ kind, outcome: 'failed' });
      const seconds = RETRY_SECONDS[Math.min(attempts, RETRY_SECONDS.length) - 1];
      log.warn({ err: error, mail: id, kind, attempts, seconds }, 'a letter could not be sent; it is tried again');
      await this.#options.pool.query(
        `update outgoing_mails set next_attempt_at = now() + make_interval(secs => $2), last_error = left($3, 500) where id = $1`,
        [id, seconds, String((error as Error).message)],
      );
    }
  }
}
