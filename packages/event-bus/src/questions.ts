import type { QuestionDefinition } from '@moim/events';
import { finish, inSpan, type Tracing } from '@moim/telemetry';
import { headers, type Msg, type NatsConnection, StringCodec } from 'nats';
import type { EventConfig, Log } from './config.ts';
import type { NatsLink } from './connection.ts';
import { DependencyUnavailableError } from './handlers.ts';

const TIMEOUT_MS = 1_000;
const text = StringCodec();

/** Who answers a question. Made by `answer`. */
export interface QuestionAnswer {
  readonly definition: QuestionDefinition;
  reply(request: unknown): Promise<unknown>;
}

/** Says how this service answers a question. `reply` may run many times at once. */
export function answer<Request, Answer>(
  definition: QuestionDefinition<Request, Answer>,
  reply: (request: Request) => Promise<Answer>,
): QuestionAnswer {
  return {
    definition: definition as QuestionDefinition,
    reply: async (request) => definition.answer.parse(await reply(definition.request.parse(request))),
  };
}

/** The NATS subject of a question: `moim-ask.user.cards.v1`, beside the events' streams. */
export function questionSubject(
  { EVENTS_NAMESPACE }: Pick<EventConfig, 'EVENTS_NAMESPACE'>,
  definition: Pick<QuestionDefinition, 'type'>,
): string {
  return `${EVENTS_NAMESPACE}-ask.${definition.type}`;
}

/** Asks the owner of something. */
export interface Asker {
  /**
   * The answer of any one of the owner's processes. Rejects with DependencyUnavailableError when none answers within a second, at once
   * when NATS is away or nobody listens.
   */
  ask<Request, Answer>(definition: QuestionDefinition<Request, Answer>, request: Request): Promise<Answer>;
}

export function createAsker(config: Pick<EventConfig, 'EVENTS_NAMESPACE'>, link: NatsLink): Asker {
  return {
    async ask(definition, request) {
      const connection = link.current;
      if (connection === null) throw new DependencyUnavailableError(`${definition.type}: NATS cannot be reached`);
      const subject = questionSubject(config, definition);
      const payload = text.encode(JSON.stringify(definition.request.parse(request)));
      let reply: Msg;
      try {
        reply = await inSpan(`ask ${definition.type}`, { kind: 'client' }, (span) => {
          if (span === null) return connection.request(subject, payload, { timeout: TIMEOUT_MS });
          const trace = headers();
          trace.set('traceparent', span.traceparent);
          return connection.request(subject, payload, { timeout: TIMEOUT_MS, headers: trace });
        });
      } catch (cause) {
        throw new DependencyUnavailableError(`${definition.type}: ${definition.service} does not answer`, { cause });
      }
      const body = reply.json<{ answer?: unknown; error?: string }>();
      if (body.error !== undefined) throw new DependencyUnavailableError(`${definition.type}: ${body.error}`);
      return definition.answer.parse(body.answer);
    },
  };
}

/** Answers from now on, whenever NATS is there; the processes of a service share the questions. Returns how to end it. */
export function serveQuestions(
  config: EventConfig,
  link: NatsLink,
  answers: readonly QuestionAnswer[],
  { log, tracing }: { log: Log; tracing: Tracing | null },
): () => void {
  let listening: NatsConnection | null = null;
  return link.onUp(() => {
    const connection = link.current;
    // The client's own subscriptions live on over a reconnection.
    if (connection === null || connection === listening) return;
    listening = connection;
    for (const one of answers) {
      connection.subscribe(questionSubject(config, one.definition), {
        queue: one.definition.service,
        callback: (error, message) => {
          if (error !== null) return;
          const parent = message.headers?.get('traceparent');
          // Whoever asked is not traced: neither is the answer.
          if (tracing === null || !parent) return void respond(one, message, log);
          const span = tracing.begin(`answer ${one.definition.type}`, { kind: 'server', parent });
          void finish(span, () => respond(one, message, log));
        },
      });
    }
  });
}

async function respond({ definition, reply }: QuestionAnswer, message: Msg, log: Log): Promise<void> {
  try {
    const answered = { answer: await reply(message.json()) };
    message.respond(text.encode(JSON.stringify(answered)));
  } catch (error) {
    log.error({ err: error, question: definition.type }, 'a question could not be answered');
    message.respond(text.encode(JSON.stringify({ error: 'the owner could not answer' })));
  }
}
