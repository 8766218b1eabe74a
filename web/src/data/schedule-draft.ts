import type { UpdateScheduleInput } from '../generated/types.ts';

/** A meet-up as a form has it: all of it texts, times the reader's own. A type and not an interface: it is a record of texts. */
export type ScheduleDraft = {
  title: string;
  description: string;
  startsAt: string;
  endsAt: string;
  place: string;
  fee: string;
  capacity: string;
  registrationOpensAt: string;
  registrationClosesAt: string;
};

export const NEW_SCHEDULE: ScheduleDraft = {
  title: '',
  description: '',
  startsAt: '',
  endsAt: '',
  place: '',
  fee: '',
  capacity: '',
  registrationOpensAt: '',
  registrationClosesAt: '',
};

interface Known {
  title: string;
  description: string | null;
  startsAt: string;
  endsAt: string;
  place: string | null;
  fee: { amount: number } | null;
  capacity: number | null;
  registrationOpensAt: string | null;
  registrationClosesAt: string | null;
}

/** A meet-up that is there, as the form shows it. */
export function draftOf(schedule: Known): ScheduleDraft {
  return {
    title: schedule.title,
    description: schedule.description ?? '',
    startsAt: localTime(schedule.startsAt),
    endsAt: localTime(schedule.endsAt),
    place: schedule.place ?? '',
    fee: schedule.fee === null ? '' : String(schedule.fee.amount),
    capacity: schedule.capacity === null ? '' : String(schedule.capacity),
    registrationOpensAt: localTime(schedule.registrationOpensAt),
    registrationClosesAt: localTime(schedule.registrationClosesAt),
  };
}

/** What the form says in the input's words: what is left out of the form is left out of the input. */
export function scheduleInput(draft: Partial<ScheduleDraft>, currency = 'KRW'): Omit<UpdateScheduleInput, 'id'> {
  const said = <Value>(field: keyof ScheduleDraft, convert: (text: string) => Value) => {
    const text = draft[field];
    return text === undefined ? {} : { [field]: text === '' ? null : convert(text) };
  };
  return {
    ...said('title', String),
    ...said('description', String),
    ...said('startsAt', instantOf),
    ...said('endsAt', instantOf),
    ...said('place', String),
    ...said('fee', (text) => ({ amount: Number(text), currency })),
    ...said('capacity', Number),
    ...said('registrationOpensAt', instantOf),
    ...said('registrationClosesAt', instantOf),
  };
}

/** An instant as `<input type="datetime-local">` has it, in the reader's zone; empty when there is none. */
function localTime(instant: string | null): string {
  if (instant === null) return '';
  const time = new Date(instant);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function instantOf(local: string): string {
  return new Date(local).toISOString();
}
