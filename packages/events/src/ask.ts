import type { z } from 'zod';
import type { EventService } from './define.ts';

/**
 * What one service may ask another for over NATS request/reply, while its own copy has no answer yet. Made by `defineQuestion`.
 * Questions only read.
 */
export interface QuestionDefinition<Request = unknown, Answer = unknown> {
  /** The subject it is asked under, with the service that answers first: `user.cards.v1`. */
  readonly type: `${EventService}.${string}.v${number}`;
  readonly service: EventService;
  readonly description: string;
  readonly request: z.ZodType<Request>;
  readonly answer: z.ZodType<Answer>;
  readonly example: { request: Request; answer: Answer };
}

/** Adds a question. */
export function defineQuestion<Request extends z.ZodType, Answer extends z.ZodType>(question: {
  type: `${EventService}.${string}.v${number}`;
  description: string;
  request: Request;
  answer: Answer;
  example: { request: z.infer<Request>; answer: z.infer<Answer> };
}): QuestionDefinition<z.infer<Request>, z.infer<Answer>> {
  return {
    ...question,
    request: question.request as z.ZodType<z.infer<Request>>,
    answer: question.answer as z.ZodType<z.infer<Answer>>,
    service: question.type.slice(0, question.type.indexOf('.')) as EventService,
  };
}
