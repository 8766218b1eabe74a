import { AdminError, type EventStatus, readStatus, republish, type StreamedEvent, tailEvents } from '@moim/event-admin';
import type { EventService } from '@moim/events';
import type { Command } from 'commander';
import { aggregate, bytes, plural, span, table } from './format.ts';
import { count, duration, rate, type ServiceOption, serviceOption } from './options.ts';
import { type Session, withSession } from './session.ts';

interface TailOptions extends ServiceOption {
  since?: number;
  follow: boolean;
  limit?: number;
  json?: boolean;
}

interface RepublishOptions {
  service: EventService;
  since: number;
  subject?: string;
  rate?: number;
  dryRun?: boolean;
}

/** `moim events`: how events travel. `run` is given each command's exit code. */
export function addEvents(program: Command, run: (code: Promise<number>) => Promise<void>): void {
  const events = program
    .command('events')
    .description('how events travel: follow them, publish them again, see how they stand');

  events
    .command('tail [pattern]')
    .description("follow the events of these types: their beginning, or a pattern such as '*.member.*'; Ctrl-C ends it")
    .addOption(serviceOption('published by this service'))
    .option('--since <time>', 'begin with those of the last 30s, 10m, 2h, 7d', duration)
    .option('--no-follow', 'end with the last one that there is now')
    .option('--limit <n>', 'end after so many', count)
    .option('--json', 'one JSON object a line, with the data')
    .addHelpText('after', '\nExample:\n  moim events tail community.member --since 10m')
    .action((pattern: string | undefined, options: TailOptions) =>
      run(withSession((session) => tail(session, pattern, options))),
    );

  events
    .command('republish')
    .description('publish again what a service has published lately, for instance after NATS has lost it')
    .addOption(serviceOption('whose events').makeOptionMandatory())
    .requiredOption('--since <time>', 'published within 30s, 10m, 2h; outboxes keep seven days', duration)
    .option('--subject <type>', "of these event types: their beginning, or a pattern such as '*.member.*'")
    .option('--rate <n>', 'so many a second (default: all at once, in order before what happens meanwhile)', rate)
    .option('--dry-run', 'only say how many')
    .addHelpText(
      'after',
      `
It is always safe: consumers know an event that they have had by its id, and drop it.

Example:
  moim events republish --service user --since 15m --dry-run`,
    )
    .action((options: RepublishOptions) => run(withSession((session) => again(session, options))));

  events
    .command('status')
    .description('how events stand, in one look; exit code 1 when something waits for a person')
    .option('--json', 'as JSON')
    .action((options: { json?: boolean }) => run(withSession((session) => status(session, options.json === true))));
}

async function tail(session: Session, pattern: string | undefined, options: TailOptions): Promise<number> {
  const { service, since, follow, limit = Number.POSITIVE_INFINITY, json = false } = options;
  const ending = new AbortController();
  let printed = 0;
  const onEvent = (event: StreamedEvent) => {
    if (printed >= limit) return;
    session.print(json ? JSON.stringify(event.envelope ?? event) : line(event));
    printed += 1;
    if (printed >= limit) ending.abort();
  };
  const signal = AbortSignal.any([session.signal, ending.signal]);
  const broker = await session.broker();
  const missing = await tailEvents(broker, { service, pattern, sinceMs: since, follow, onEvent }, signal);
  for (const one of missing) session.say(`${one} has no stream yet`);
  return 0;
}

function line({ envelope, storedAt, type, text }: StreamedEvent): string {
  if (envelope === null) return `${storedAt.toISOString()}  ${type}  no event: ${text}`;
  const { occurredAt, aggregateId, aggregateVersion, id } = envelope;
  return `${occurredAt.toISOString()}  ${envelope.type}  ${aggregate(aggregateId, aggregateVersion)}  ${id}`;
}

async function again(session: Session, { service, since, subject, rate, dryRun }: RepublishOptions): Promise<number> {
  const options = { service, sinceMs: since, subject, dryRun, perSecond: rate };
  const onProgress = ({ marked, waiting }: { marked: number; waiting: number }) =>
    session.say(`${plural(marked, 'event')} to publish again, ${waiting} still to go`);
  const events = await republish(session.databases, { ...options, onProgress });
  session.print(`${plural(events, 'event')} of ${service} ${dryRun === true ? 'would be' : 'were'} published again`);
  return 0;
}

async function status(session: Session, json: boolean): Promise<number> {
  const read = await session.broker().then(
    (broker) => readStatus(session.databases, broker),
    (error: unknown) => {
      if (!(error instanceof AdminError)) throw error;
      return readStatus(session.databases, null, error);
    },
  );
  if (json) session.print(JSON.stringify(read, null, 2));
  else for (const text of describe(read)) session.print(text);
  return read.troubles.length === 0 ? 0 : 1;
}

function describe({ outboxes, consumers, streams, troubles }: EventStatus): string[] {
  return [
    ...table(
      ['OUTBOX', 'WAITING', 'OLDEST'],
      outboxes.map(({ service, waiting, oldestSeconds }) => [
        service,
        String(waiting),
        waiting === 0 ? '-' : span(oldestSeconds),
      ]),
    ),
    '',
    ...table(
      ['CONSUMER', 'LAG', 'RETRIES', 'DEAD LETTERS', 'REPLAYING'],
      consumers.map(({ consumer, lag, retries, deadLetters, replaying }) => [
        consumer,
        lag === null ? '-' : String(lag),
        String(retries),
        String(deadLetters),
        String(replaying),
      ]),
    ),
    '',
    ...table(
      ['STREAM', 'EVENTS', 'SIZE', 'OF', 'OLDEST', 'REPLICAS'],
      streams.map(({ service, messages, bytes: size, maxBytes, firstAt, replicas }) => [
        service,
        String(messages),
        bytes(size),
        bytes(maxBytes),
        firstAt === null ? '-' : span((Date.now() - firstAt.getTime()) / 1_000),
        String(replicas),
      ]),
    ),
    '',
    ...(troubles.length === 0 ? ['all is well'] : troubles.map((trouble) => `! ${trouble}`)),
  ];
}
