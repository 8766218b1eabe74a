import type { EventTransaction, ReceivedEvent } from '@moim/event-bus';

/** Mistakes that can be made on purpose, to prove that the checker sees them. */
export const SABOTAGES = ['drop', 'double', 'swap'] as const;
export type Sabotage = (typeof SABOTAGES)[number];

/** A mistake, and the person with whose events it is made. */
export interface Mistake {
  kind: Sabotage;
  aggregateId: string;
}

/** The version of the chosen aggregate at which the mistake is made. */
const AT = 3;

/** Writes an effect into the ledger; makes each mistake once, with the person it is for. */
export async function writeLedger(
  event: Pick<ReceivedEvent<unknown>, 'id' | 'aggregateId' | 'aggregateVersion'>,
  tx: EventTransaction,
  mistakes: readonly Mistake[],
): Promise<void> {
  const insert = ({ id, aggregateId, aggregateVersion }: typeof event) =>
    tx.$executeRaw`insert into chaos_ledger (event_id, aggregate_id, version) values (${id}, ${aggregateId}, ${aggregateVersion})`;
  const mistake = mistakes.find(({ aggregateId }) => aggregateId === event.aggregateId);
  const version = event.aggregateVersion;
  if (mistake?.kind === 'drop' && version === AT) return;
  await insert(event);
  if (mistake?.kind === 'double' && version === AT) await insert(event);
  // The later one first: written anew behind the one that came after it.
  if (mistake?.kind === 'swap' && version === AT + 1) {
    await tx.$executeRaw`
      with earlier as (delete from chaos_ledger where aggregate_id = ${event.aggregateId} and version = ${AT} returning *)
      insert into chaos_ledger (event_id, aggregate_id, version) select event_id, aggregate_id, version from earlier`;
  }
}
