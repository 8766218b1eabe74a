import type { JsMsg } from 'nats';
import { type Envelope, readEnvelope } from './envelope.ts';

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
  const { envelope, reason } = readEnvelope(message.string());
  const traceparent = message.headers?.get('traceparent');
  return {
    ...{ message, streamSeq, isRedelivery, reason },
    envelope: envelope !== null && traceparent ? { ...envelope, traceparent } : envelope,
  };
}
