import { ApolloLink } from '@apollo/client';
import type { FormattedExecutionResult } from 'graphql';
import { catchError, from } from 'rxjs';
import { queryKey } from './failures.ts';

/** A screen's request that was begun before the app was there. */
export interface EarlyRequest {
  /** The operation's. */
  name: string;
  variables: object;
  /** That was asked for. */
  language: string;
  answer: Promise<Response>;
  /** When it was sent, in milliseconds since 1970. */
  at: number;
}

declare global {
  interface Window {
    earlyRequest?: EarlyRequest | undefined;
  }
}

/** What was asked for longer ago, in milliseconds, is asked for again. */
const FRESH_MS = 10_000;

/** Takes the answer to the early request when the same is asked, once; asks when there is none, or none that is good. */
export const takeEarlyAnswer = new ApolloLink((operation, forward) => {
  const early = window.earlyRequest;
  const isSame =
    early !== undefined &&
    queryKey(early.name, early.variables) === queryKey(operation.operationName, operation.variables) &&
    early.language === operation.getContext().headers['accept-language'] &&
    Date.now() - early.at < FRESH_MS;
  if (!isSame) return forward(operation);
  window.earlyRequest = undefined;
  return from(read(early.answer)).pipe(catchError(() => forward(operation)));
});

async function read(answer: Promise<Response>): Promise<FormattedExecutionResult> {
  const response = await answer;
  const result = (await response.json()) as FormattedExecutionResult;
  if (!response.ok || !('data' in result)) throw new Error('not an answer');
  return result;
}
