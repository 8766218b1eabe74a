import { UnreadableEventError } from '@moim/events';
import type { JsMsg } from 'nats';
import { decodeEnvelope, type Envelope } from './envelope.ts';

/** An event as NATS delivered it. */
export interface Delivery {
  message: JsMsg;
  /** Its number in the stream. */
  streamSeq: number;
  /** Delivered before, and not acknowledged then. */
  isRedelivery: boolean;
  /** Null when it is no event; `reason` says why. */
  envelope: Envelope | null;
  reason: string;
}

export function toDelivery(message: JsMsg): Delivery {
  const { streamSequence: streamSeq, redelivered: isRedelivery } = message.info;
  const base = { message, streamSeq, isRedelivery };
  try {
    return { ...base, envelope: decodeEnvelope(message.string()), reason: '' };
  } catch (error) {
    if (!(error instanceof UnreadableEventError)) throw error;
    return { ...base, envelope: null, reason: error.message };
  }
}
