import pLimit from 'p-limit';

/** What a job answers that was not done in time; it may still be done later. */
export const LATER = Symbol('later');

/** Photos at a time in one process: memory and cores are for all that it does. */
const AT_ONCE = 2;
/** Photos that wait in one process; more are answered with LATER at once. */
const MAX_WAITING = 500;

/** The work on photos in this process: a few at a time, each photo by one job however often it is asked for, none waited for too long. */
export class PictureJobs<Result> {
  readonly #limit = pLimit(AT_ONCE);
  readonly #jobs = new Map<string, Promise<Result | typeof LATER>>();

  /**
   * Does `work` for `id`, or waits for who does it already. LATER when that is not done at `deadline` (as `performance.now()` counts): what has
   * not begun by then is not begun, what has begun goes on without anybody waiting for it.
   */
  async run(id: string, deadline: number, work: () => Promise<Result>): Promise<Result | typeof LATER> {
    let job = this.#jobs.get(id);
    if (job === undefined) {
      if (this.#limit.pendingCount >= MAX_WAITING) return LATER;
      job = this.#limit(async () => (performance.now() < deadline ? await work() : LATER));
      this.#jobs.set(id, job);
      const forget = () => void this.#jobs.delete(id);
      job.then(forget, forget);
    }
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<typeof LATER>((resolve) => {
      timer = setTimeout(() => resolve(LATER), Math.max(0, deadline - performance.now()));
    });
    try {
      return await Promise.race([job, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  }
}
