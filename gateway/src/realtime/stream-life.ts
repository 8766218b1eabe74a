import { type ExecutionArgs, GraphQLSchema, parse } from 'graphql';

/** graphql-ws asks what kind of operation it is; more it does not need to know. */
const ANY_SUBSCRIPTION = parse('subscription { any }');
const NO_SCHEMA = new GraphQLSchema({});

/**
 * A stream as graphql-ws sees it: one that brings nothing itself, since answers go past it, and that ends when the subscription does. (graphql-ws
 * would make each answer into a text again for each subscriber.)
 */
export class StreamLife implements AsyncIterableIterator<never> {
  readonly [Symbol.toStringTag] = 'AsyncGenerator';
  #stop: () => void = () => {};
  #isOver = false;
  #error: Error | null = null;
  #waiting: { resolve(result: IteratorReturnResult<undefined>): void; reject(error: Error): void } | null = null;

  /** Says what to do when the client wants no more. */
  onStop(stop: () => void): void {
    this.#stop = stop;
    if (this.#isOver) stop();
  }

  /** The server ends the stream: with an error, or (null) because it is complete. */
  end(error: Error | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#error = error;
    this.#settle();
  }

  next(): Promise<IteratorReturnResult<undefined>> {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      if (this.#isOver) this.#settle();
    });
  }

  return(): Promise<IteratorReturnResult<undefined>> {
    this.#stop();
    this.end(null);
    return Promise.resolve({ done: true, value: undefined });
  }

  throw(error: Error): Promise<IteratorReturnResult<undefined>> {
    this.#stop();
    this.end(error);
    return Promise.reject(error);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** What graphql-ws's `onSubscribe` returns for it: `subscribe` then finds the stream in the root value. */
  asOperation(): ExecutionArgs {
    return { schema: NO_SCHEMA, document: ANY_SUBSCRIPTION, rootValue: this };
  }

  #settle(): void {
    const waiting = this.#waiting;
    this.#waiting = null;
    if (this.#error !== null) waiting?.reject(this.#error);
    else waiting?.resolve({ done: true, value: undefined });
  }
}
