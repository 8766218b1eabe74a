/** How long requests took, in milliseconds, and how many were answered in a second. */
export interface Figures {
  median: number;
  p99: number;
  perSecond: number;
}

/** Sends `count` requests, `concurrency` at a time. Rejects when one fails. */
export async function measure(
  count: number,
  concurrency: number,
  send: (i: number) => Promise<void>,
): Promise<Figures> {
  const times: number[] = [];
  let next = 0;
  const startedAt = performance.now();
  const worker = async () => {
    for (let i = next++; i < count; i = next++) {
      const sentAt = performance.now();
      await send(i);
      times.push(performance.now() - sentAt);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const seconds = (performance.now() - startedAt) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? Number.NaN;
  return { median: at(0.5), p99: at(0.99), perSecond: count / seconds };
}
