/** Without another word, somebody has stopped writing after that, in milliseconds. */
const EXPIRES_MS = 8_000;

/** Who is writing. */
export class Typists<User extends { id: string }> {
  readonly #onChange: (users: readonly User[]) => void;
  readonly #typing = new Map<string, { user: User; timer: ReturnType<typeof setTimeout> }>();

  /** `onChange` is called when it is somebody else who writes. */
  constructor(onChange: (users: readonly User[]) => void) {
    this.#onChange = onChange;
  }

  started(user: User): void {
    const known = this.#typing.get(user.id);
    clearTimeout(known?.timer);
    this.#typing.set(user.id, { user, timer: setTimeout(() => this.stopped(user.id), EXPIRES_MS) });
    if (known === undefined) this.#tell();
  }

  stopped(userId: string): void {
    clearTimeout(this.#typing.get(userId)?.timer);
    if (this.#typing.delete(userId)) this.#tell();
  }

  close(): void {
    for (const { timer } of this.#typing.values()) clearTimeout(timer);
    this.#typing.clear();
  }

  #tell(): void {
    this.#onChange([...this.#typing.values()].map(({ user }) => user));
  }
}
