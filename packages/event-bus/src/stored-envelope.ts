import type { Envelope } from './envelope.ts';

/** JSON that Postgres can keep: it has no place for U+0000. */
export function toJsonb(value: unknown): string {
  return JSON.stringify(value, (_key, inner) => (typeof inner === 'string' ? inner.replaceAll('\0', '\ufffd') : inner));
}

/** An event as a row has it. */
export type StoredEnvelope = Omit<Envelope, 'occurredAt'> & { occurredAt: string };

export function fromStored(stored: StoredEnvelope): Envelope {
  return { ...stored, occurredAt: new Date(stored.occurredAt) };
}
