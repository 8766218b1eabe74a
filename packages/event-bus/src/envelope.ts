import { parseType, UnreadableEventError } from '@moim/events';
import { z } from 'zod';

/** An event with its metadata. On the wire it is a CloudEvent (cloudevents.io, JSON format, `aggregateversion` is an extension). */
export interface Envelope {
  /** `evt_...`; the same however often the event is sent. */
  id: string;
  /** `user.profile.updated.v1` */
  type: string;
  aggregateId: string;
  /** The aggregate's version after the change: 1, 2, 3, ... */
  aggregateVersion: number;
  occurredAt: Date;
  data: unknown;
  /** The trace that it is a part of, as its message's header said it; left out where nothing is traced. */
  traceparent?: string;
}

const wire = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1).max(100),
  type: z.string().refine((type) => parseType(type) !== null, 'not of the form service.thing.happened.v1'),
  subject: z.string().min(1).max(200),
  aggregateversion: z.number().int().min(1),
  time: z.iso.datetime(),
  data: z.unknown(),
});

export function encodeEnvelope({ id, type, aggregateId, aggregateVersion, occurredAt, data }: Envelope): string {
  const service = type.slice(0, type.indexOf('.'));
  return JSON.stringify({
    specversion: '1.0',
    id,
    source: `/${service}`,
    type,
    subject: aggregateId,
    aggregateversion: aggregateVersion,
    time: occurredAt.toISOString(),
    datacontenttype: 'application/json',
    data,
  } satisfies z.input<typeof wire> & Record<string, unknown>);
}

/** Throws UnreadableEventError when it is no event. */
export function decodeEnvelope(text: string): Envelope {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new UnreadableEventError('not JSON');
  }
  const result = wire.safeParse(json);
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new UnreadableEventError(`not a CloudEvent: ${issue?.path.join('.')}: ${issue?.message}`);
  }
  const { id, type, subject, aggregateversion, time, data } = result.data;
  return { id, type, aggregateId: subject, aggregateVersion: aggregateversion, occurredAt: new Date(time), data };
}

/** The event, or why it is none. */
export function readEnvelope(text: string): { envelope: Envelope | null; reason: string } {
  try {
    return { envelope: decodeEnvelope(text), reason: '' };
  } catch (error) {
    if (!(error instanceof UnreadableEventError)) throw error;
    return { envelope: null, reason: error.message };
  }
}
