import { setTimeout as sleep } from 'node:timers/promises';
import type { Databases } from './databases.ts';
import { type DeadLetter, type DeadLetterDetails, findDeadLetters, showDeadLetter } from './dead-letters.ts';
import { Pace } from './pace.ts';

/** Who does it, and why. Both stay with the dead letter. */
export interface Audit {
  actor: string;
  note?: string | undefined;
}

export interface SettleOptions extends Audit {
  ids: readonly string[];
  /** Only says what would happen. */
  dryRun?: boolean;
  /** So many a second; default 20. */
  perSecond?: number;
}

/** What became of one dead letter; `refusal` says why nothing did. */
export interface Settled {
  letter: DeadLetter;
  refusal: string | null;
}

/** Back to the consumer's retries, where it is tried at once and settles itself on success: $1 id, $2 actor, $3 note. */
const REPLAY = `
  with letter as (
    update dead_letters set replayed_at = now()
    where id = $1 and settled_at is null and replayed_at is null and aggregate_id is not null
    returning id, consumer, event_id, subject, aggregate_id, payload),
  again as (
    insert into event_retries (consumer, event_id, subject, aggregate_id, envelope, attempts, next_attempt_at)
    select consumer, event_id, subject, aggregate_id, payload, 0, now() from letter)
  insert into dead_letter_actions (dead_letter_id, action, actor, note) select id, 'REPLAYED', $2, $3 from letter`;

const DISCARD = `
  with letter as (
    update dead_letters set settled_at = now() where id = $1 and settled_at is null and replayed_at is null returning id)
  insert into dead_letter_actions (dead_letter_id, action, actor, note) select id, 'DISCARDED', $2, $3 from letter`;

/**
 * Has dead letters tried again, each in one statement with its audit line; of one aggregate in the order in which the events happened.
 * The event keeps its id, so its effect stays single. Yields what became of each. Throws an AdminError for unknown ids, before
 * anything is done.
 */
export function replayDeadLetters(databases: Databases, options: SettleOptions): AsyncGenerator<Settled> {
  return settle(databases, options, REPLAY, (letter) =>
    letter.aggregateId === null ? 'is no event that could be replayed; discard it' : null,
  );
}

/** Settles dead letters without an effect, each with its audit line. Otherwise as `replayDeadLetters`. */
export function discardDeadLetters(
  databases: Databases,
  options: SettleOptions & { note: string },
): AsyncGenerator<Settled> {
  return settle(databases, options, DISCARD, () => null);
}

async function* settle(
  databases: Databases,
  { ids, actor, note, dryRun = false, perSecond = 20 }: SettleOptions,
  statement: string,
  objection: (letter: DeadLetter) => string | null,
): AsyncGenerator<Settled> {
  const pace = new Pace(perSecond);
  const letters = await findDeadLetters(databases, ids);
  for (const letter of letters.sort(inOrder)) {
    const refusal = undecided(letter) ?? objection(letter);
    if (refusal !== null || dryRun) {
      yield { letter, refusal };
      continue;
    }
    await pace.turn();
    const client = await databases.of(letter.service);
    const { rowCount } = await client.query(statement, [letter.id, actor, note ?? null]);
    if (rowCount === 1) yield { letter, refusal: null };
    else {
      // Somebody else was faster.
      const [now = letter] = await findDeadLetters(databases, [letter.id]);
      yield { letter: now, refusal: undecided(now) ?? 'could not be changed; try again' };
    }
  }
}

/** Of one aggregate in the order of its versions. */
function inOrder(a: DeadLetter, b: DeadLetter): number {
  const key = ({ service, consumer, aggregateId }: DeadLetter) => `${service} ${consumer} ${aggregateId}`;
  if (key(a) !== key(b)) return key(a) < key(b) ? -1 : 1;
  return (a.aggregateVersion ?? 0) - (b.aggregateVersion ?? 0);
}

/** Why nothing is to be decided about it; null when something is. */
function undecided({ settledAt, replayedAt }: DeadLetter): string | null {
  if (settledAt !== null) return `is settled already, since ${settledAt.toISOString()}`;
  if (replayedAt !== null) {
    return `is being replayed already, since ${replayedAt.toISOString()}; moim dlq show says how it stands`;
  }
  return null;
}

/** How a replay stands: WAITING when it was not decided in the time given. */
export interface ReplayOutcome {
  outcome: 'SUCCEEDED' | 'FAILED' | 'WAITING';
  details: DeadLetterDetails;
}

const POLL_MS = 200;

/** Waits until replays are decided, at most so many milliseconds in all. Yields each as it is. */
export async function* replayOutcomes(
  databases: Databases,
  letters: readonly DeadLetter[],
  timeoutMs: number,
): AsyncGenerator<ReplayOutcome> {
  const deadline = Date.now() + timeoutMs;
  const open = new Set(letters.map(({ id }) => id));
  while (open.size > 0) {
    const isLast = Date.now() >= deadline;
    for (const letter of await findDeadLetters(databases, [...open])) {
      const isDecided = letter.settledAt !== null || letter.replayedAt === null;
      if (!isDecided && !isLast) continue;
      open.delete(letter.id);
      const details = await showDeadLetter(databases, letter.id);
      if (details.settledAt !== null) yield { outcome: 'SUCCEEDED', details };
      else yield { outcome: details.replayedAt === null ? 'FAILED' : 'WAITING', details };
    }
    if (open.size > 0) await sleep(POLL_MS);
  }
}
