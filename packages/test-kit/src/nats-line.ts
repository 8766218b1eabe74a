import { questionSubject, signalSubject } from '@moim/event-bus';
import type { QuestionDefinition, SignalDefinition } from '@moim/events';
import { connect, JSONCodec } from 'nats';
import { afterAll, inject } from 'vitest';

const json = JSONCodec<unknown>();

/** What a test asks and hears of services over the real NATS, as another service would. */
export interface NatsLine {
  /** The answer of the service that owns the question. Throws what it answers with instead. */
  ask<Request, Answer>(definition: QuestionDefinition<Request, Answer>, request: Request): Promise<Answer>;
  /** The data of the signals of a kind from now on, in a list that grows; resolves when none can be missed any more. */
  hear<Data>(definition: SignalDefinition<Data>): Promise<Data[]>;
}

/** Connects beside the services of a namespace; closed when the test file is done. */
export async function natsLine(namespace: string): Promise<NatsLine> {
  const connection = await connect({ servers: inject('moim').natsUrl });
  afterAll(() => connection.close());
  const at = { EVENTS_NAMESPACE: namespace };
  return {
    async ask(definition, request) {
      const reply = await connection.request(questionSubject(at, definition), json.encode(request), { timeout: 5_000 });
      const { answer, error } = json.decode(reply.data) as { answer: unknown; error?: string };
      if (error !== undefined) throw new Error(error);
      return definition.answer.parse(answer);
    },
    async hear<Data>(definition: SignalDefinition<Data>) {
      const heard: Data[] = [];
      connection.subscribe(signalSubject(at, definition), {
        callback: (_error, message) => heard.push(definition.schema.parse(json.decode(message.data))),
      });
      await connection.flush();
      return heard;
    },
  };
}
