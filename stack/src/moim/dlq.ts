import { hostname, userInfo } from 'node:os';
import {
  type AdminError,
  type DeadLetter,
  type DeadLetterFilter,
  discardDeadLetters,
  listDeadLetters,
  replayDeadLetters,
  replayOutcomes,
  type Settled,
  showDeadLetter,
} from '@moim/event-admin';
import type { Command } from 'commander';
import { PlainError } from '../plain-error.ts';
import { age, aggregate, oneLine, plural, table } from './format.ts';
import { count, duration, rate, serviceOption } from './options.ts';
import { type Session, withSession } from './session.ts';

interface FilterOptions {
  service?: DeadLetterFilter['service'];
  consumer?: string;
  subject?: string;
  reason?: string;
  since?: number;
  limit?: number;
}

interface SettleOptions extends FilterOptions {
  all?: boolean;
  by?: string;
  note?: string;
  rate: number;
  dryRun?: boolean;
  wait?: number | true;
}

const WAIT_MS = 180_000;

/** `moim dlq`: the events that could not take effect. `run` is given each command's exit code. */
export function addDlq(program: Command, run: (code: Promise<number>) => Promise<void>): void {
  const dlq = program.command('dlq').description('events that could not take effect: see them, try them again, or not');
  const filters = (command: Command) =>
    command
      .addOption(serviceOption('in the database of this service, where the event should have taken effect'))
      .option('--consumer <name>', 'of this consumer, such as schedule-from-user')
      .option('--subject <type>', "of these event types: their beginning, or a pattern such as '*.member.*'")
      .option('--reason <text>', 'with this text in the reason')
      .option('--since <time>', 'failed within 30s, 10m, 2h, 7d', duration);

  filters(dlq.command('list'))
    .description('the open dead letters, the latest first')
    .option('--limit <n>', 'so many at most', count, 100)
    .option('--json', 'one JSON object a line')
    .addHelpText('after', '\nExample:\n  moim dlq list --consumer schedule-from-user --since 2h')
    .action((options: FilterOptions & { json?: boolean }) => run(withSession((session) => list(session, options))));

  dlq
    .command('show <id>')
    .description('all about one: its event, its reason, what was done about it')
    .option('--json', 'as JSON')
    .action((id: string, options: { json?: boolean }) =>
      run(withSession((session) => show(session, id, options.json === true))),
    );

  const settling = (command: Command) =>
    filters(command)
      .option('--all', 'all open ones that the filters leave, instead of ids')
      .option('--by <who>', 'who does it, for the audit (default: you, as the system knows you)')
      .option('--rate <n>', 'so many a second', rate, 20)
      .option('--dry-run', 'only say what would happen');

  settling(dlq.command('replay [ids...]'))
    .description('have them tried again: the consumer does that at once, and settles those that succeed')
    .option('--note <text>', 'why, for the audit')
    .option('--wait [time]', 'wait for what becomes of them, 3m unless said otherwise', duration)
    .addHelpText(
      'after',
      `
An event keeps its id, so its effect stays single however often it is replayed. One that fails again is tried four more times, and
is an open dead letter again after that.

Examples:
  moim dlq replay dlq_01kahhhhhhfyrtx6y3w5qj7m2n --wait
  moim dlq replay --all --subject community. --rate 5 --dry-run`,
    )
    .action((ids: string[], options: SettleOptions) => run(withSession((session) => replay(session, ids, options))));

  settling(dlq.command('discard [ids...]'))
    .description('settle them without an effect')
    .requiredOption('--note <why>', 'why, for the audit')
    .addHelpText(
      'after',
      "\nExample:\n  moim dlq discard dlq_01kahhhhhhfyrtx6y3w5qj7m2n --note 'the account is long deleted'",
    )
    .action((ids: string[], options: SettleOptions & { note: string }) =>
      run(withSession((session) => discard(session, ids, options))),
    );
}

async function list(session: Session, { json, ...filter }: FilterOptions & { json?: boolean }): Promise<number> {
  const { letters, away } = await listDeadLetters(session.databases, toFilter(filter));
  if (json === true) for (const letter of letters) session.print(JSON.stringify(letter));
  else if (letters.length === 0) session.say('no open dead letters');
  else {
    const rows = letters.map((letter) => [
      letter.id,
      age(letter.failedAt),
      letter.consumer,
      letter.type,
      aggregate(letter.aggregateId, letter.aggregateVersion),
      String(letter.attempts),
      `${letter.replayedAt === null ? '' : '[being replayed] '}${oneLine(letter.reason)}`,
    ]);
    for (const line of table(['ID', 'AGE', 'CONSUMER', 'EVENT', 'AGGREGATE', 'TRIES', 'REASON'], rows)) {
      session.print(line);
    }
    if (letters.length === filter.limit) session.say(`the latest ${filter.limit}; there may be more (--limit)`);
  }
  return complainOf(session, away);
}

async function show(session: Session, id: string, json: boolean): Promise<number> {
  const letter = await showDeadLetter(session.databases, id);
  if (json) {
    session.print(JSON.stringify(letter, null, 2));
    return 0;
  }
  const { retry } = letter;
  const state =
    letter.settledAt !== null
      ? `settled ${letter.settledAt.toISOString()}`
      : letter.replayedAt === null
        ? 'open'
        : `being replayed since ${letter.replayedAt.toISOString()}`;
  const lines = [
    ['id', letter.id],
    ['state', state],
    ['service', letter.service],
    ['consumer', letter.consumer],
    ['event', `${letter.type} ${letter.eventId}`],
    ['aggregate', aggregate(letter.aggregateId, letter.aggregateVersion)],
    [
      'failed',
      `${letter.failedAt.toISOString()} (${age(letter.failedAt)} ago), after ${plural(letter.attempts, 'try', 'tries')}`,
    ],
    ['reason', letter.reason],
    ...(retry === null
      ? []
      : [
          [
            'retry',
            `${retry.attempts} tries so far, next ${retry.nextAttemptAt.toISOString()}${retry.behind > 0 ? `, behind ${plural(retry.behind, 'event')} of its aggregate` : ''}${retry.lastError === null ? '' : `; last: ${retry.lastError}`}`,
          ],
        ]),
    ...letter.actions.map(({ action, actor, note, at }) => [
      'history',
      `${at.toISOString()}  ${action}  ${actor}${note === null ? '' : `: ${note}`}`,
    ]),
  ];
  for (const [name = '', value] of lines) session.print(`${name.padEnd(10)}${value}`);
  session.print(JSON.stringify(letter.payload, null, 2));
  return 0;
}

async function replay(session: Session, ids: readonly string[], options: SettleOptions): Promise<number> {
  const { wait, dryRun = false, rate: perSecond, note } = options;
  const chosen = await choose(session, ids, options);
  const replayed: DeadLetter[] = [];
  const steps = replayDeadLetters(session.databases, { ids: chosen, actor: actorOf(options), note, dryRun, perSecond });
  const refused = await report(session, steps, dryRun ? 'would be replayed' : 'replayed', (letter) =>
    replayed.push(letter),
  );
  if (wait === undefined || dryRun) return refused === 0 ? 0 : 1;
  let unsettled = 0;
  for await (const { outcome, details } of replayOutcomes(
    session.databases,
    replayed,
    wait === true ? WAIT_MS : wait,
  )) {
    if (outcome !== 'SUCCEEDED') unsettled += 1;
    const told = {
      SUCCEEDED: 'succeeded',
      FAILED: `failed again: ${oneLine(details.reason)}`,
      WAITING: `not decided yet, ${plural(details.retry?.attempts ?? 0, 'try', 'tries')} so far${details.retry?.lastError ? `: ${oneLine(details.retry.lastError)}` : '; see that its service runs'}`,
    };
    session.print(`${details.id}  ${told[outcome]}`);
  }
  return refused + unsettled === 0 ? 0 : 1;
}

async function discard(
  session: Session,
  ids: readonly string[],
  options: SettleOptions & { note: string },
): Promise<number> {
  const { note, dryRun = false, rate: perSecond } = options;
  if (note.trim() === '') throw new PlainError('--note must say why.');
  const chosen = await choose(session, ids, options);
  const steps = discardDeadLetters(session.databases, {
    ...{ ids: chosen, actor: actorOf(options), note, dryRun, perSecond },
  });
  return (await report(session, steps, dryRun ? 'would be discarded' : 'discarded')) === 0 ? 0 : 1;
}

/** The ids given, or with --all those that the filters leave. */
async function choose(session: Session, ids: readonly string[], options: SettleOptions): Promise<readonly string[]> {
  const filter = toFilter(options);
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  if (options.all !== true) {
    if (isFiltered) throw new PlainError('filters choose among all: say --all, or give ids without filters.');
    if (ids.length === 0)
      throw new PlainError('which ones? Give ids, or --all with filters (moim dlq list shows them).');
    return ids;
  }
  if (ids.length > 0) throw new PlainError('give ids or --all, not both.');
  const { letters, away } = await listDeadLetters(session.databases, filter);
  if (complainOf(session, away) !== 0) throw new PlainError('nothing was done, because not all databases answered.');
  const open = letters.filter(({ replayedAt }) => replayedAt === null);
  if (open.length === 0) session.say('no open dead letters like that');
  return open.map(({ id }) => id);
}

async function report(
  session: Session,
  steps: AsyncGenerator<Settled>,
  done: string,
  onDone: (letter: DeadLetter) => void = () => {},
): Promise<number> {
  let refused = 0;
  for await (const { letter, refusal } of steps) {
    const which = `${letter.id}  ${letter.consumer}  ${letter.type}  ${aggregate(letter.aggregateId, letter.aggregateVersion)}`;
    if (refusal === null) {
      session.print(`${which}  ${done}`);
      onDone(letter);
    } else {
      refused += 1;
      session.say(`${letter.id} ${refusal}`);
    }
    if (session.signal.aborted) throw new PlainError('stopped; what was done stays done.');
  }
  return refused;
}

function toFilter({ service, consumer, subject, reason, since, limit }: FilterOptions): DeadLetterFilter {
  return { service, consumer, subject, reason, sinceMs: since, limit };
}

function actorOf({ by }: SettleOptions): string {
  if (by !== undefined && by.trim() === '') throw new PlainError('--by must name somebody.');
  return by ?? `${userInfo().username}@${hostname()}`;
}

function complainOf(session: Session, away: readonly AdminError[]): number {
  for (const { message } of away) session.say(`moim: ${message}`);
  return away.length === 0 ? 0 : 1;
}
