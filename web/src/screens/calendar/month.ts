/** A month as it stands in an address: `2026-11`, in the reader's zone. */
export function monthOf(instant: Date): string {
  return `${instant.getFullYear()}-${String(instant.getMonth() + 1).padStart(2, '0')}`;
}

export function shift(month: string, by: number): string {
  const first = firstOf(month);
  return monthOf(new Date(first.getFullYear(), first.getMonth() + by, 1));
}

export function firstOf(month: string): Date {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(year, number - 1, 1);
}

/** From its first instant to the first of the next month. */
export function rangeOf(month: string): { from: string; to: string } {
  return { from: firstOf(month).toISOString(), to: firstOf(shift(month, 1)).toISOString() };
}

export function daysOf(month: string): Date[] {
  const first = firstOf(month);
  const [year, number] = [first.getFullYear(), first.getMonth()];
  return Array.from(
    { length: new Date(year, number + 1, 0).getDate() },
    (_, index) => new Date(year, number, index + 1),
  );
}
