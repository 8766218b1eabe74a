/** An event as its owner committed it: a row of the outbox. */
export interface CommittedEvent {
  id: string;
  aggregateId: string;
  version: number;
}

/** An effect as a consumer wrote it; the order of the entries is the order of the effects. */
export interface LedgerEntry {
  eventId: string;
  aggregateId: string;
  version: number;
}

/** A person as a service has them. */
export interface Person {
  id: string;
  name: string;
  version: number;
}

/**
 * What is wrong with the events that an owner committed, in the order of their commits: per aggregate their versions must be 1, 2, 3
 * and so on, without a hole. Empty when all is well.
 */
export function checkCommitted(committed: readonly CommittedEvent[]): string[] {
  const wrong: string[] = [];
  for (const [aggregateId, events] of Map.groupBy(committed, (event) => event.aggregateId)) {
    const versions = events.map(({ version }) => version);
    if (versions.some((version, i) => version !== i + 1))
      wrong.push(`${aggregateId} was committed as ${list(versions)}`);
  }
  return wrong;
}

/**
 * What is wrong with a consumer's effects: every committed event must have taken effect exactly once, nothing else may have, and per
 * aggregate the versions must have come in order. Empty when all is well.
 */
export function checkLedger(committed: readonly CommittedEvent[], ledger: readonly LedgerEntry[]): string[] {
  const wrong: string[] = [];
  const effects = Map.groupBy(ledger, (entry) => entry.eventId);
  const known = new Set(committed.map(({ id }) => id));
  for (const { id, aggregateId, version } of committed) {
    const count = effects.get(id)?.length ?? 0;
    if (count === 0) wrong.push(`${id} (${aggregateId}, version ${version}) was lost`);
    if (count > 1) wrong.push(`${id} (${aggregateId}, version ${version}) took effect ${count} times`);
  }
  for (const id of effects.keys()) if (!known.has(id)) wrong.push(`${id} took effect, but was never committed`);
  for (const [aggregateId, entries] of Map.groupBy(ledger, (entry) => entry.aggregateId)) {
    const versions = entries.map(({ version }) => version);
    const at = versions.findIndex((version, i) => version !== i + 1);
    if (at >= 0) wrong.push(`${aggregateId} took effect as ${list(versions.slice(Math.max(0, at - 2), at + 4))}`);
  }
  return wrong;
}

/** What is wrong with a service's cards: they must be the owner's people, as of the same versions. Empty when all is well. */
export function checkCards(people: readonly Person[], cards: readonly Person[]): string[] {
  const byId = new Map(cards.map((card) => [card.id, card]));
  return people.flatMap(({ id, name, version }) => {
    const card = byId.get(id);
    if (card === undefined) return [`${id} has no card`];
    if (card.name === name && card.version === version) return [];
    return [`${id} is "${name}" (version ${version}), and its card says "${card.name}" (version ${card.version})`];
  });
}

function list(versions: readonly number[]): string {
  return versions.length > 12 ? `${versions.slice(0, 12).join(', ')}, ...` : versions.join(', ');
}
