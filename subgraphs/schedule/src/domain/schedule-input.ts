import type { EventData, scheduleUpdated } from '@moim/events';
import type { Locale } from '@moim/service-kit';
import { cleanLine, cleanText, lengthOf } from '@moim/subgraph-kit';
import type { UserError } from '../generated/resolver-types.ts';
import { messages } from '../messages.ts';
import type { ScheduleRow } from '../rows.ts';

const MAX = { title: 100, description: 4_000, place: 200, capacity: 10_000 };
const CURRENCIES = new Set(Intl.supportedValuesOf('currency'));

/** What somebody wants of a meet-up: undefined stays, null clears. */
export interface ScheduleInput {
  title?: string | null;
  description?: string | null;
  startsAt?: Date | null;
  endsAt?: Date | null;
  place?: string | null;
  fee?: { amount: number; currency: string } | null;
  capacity?: number | null;
  registrationOpensAt?: Date | null;
  registrationClosesAt?: Date | null;
}

/** What can be said of a meet-up by whoever plans it. */
export type ScheduleTerms = Pick<
  ScheduleRow,
  | 'title'
  | 'description'
  | 'startsAt'
  | 'endsAt'
  | 'place'
  | 'feeAmount'
  | 'feeCurrency'
  | 'capacity'
  | 'registrationOpensAt'
  | 'registrationClosesAt'
>;

export type ChangedField = EventData<typeof scheduleUpdated>['changed'][number];

/** What a change has to fit: the meet-up as it is (null: a new one). */
interface Circumstances {
  before: ScheduleRow | null;
  now: Date;
  locale: Locale;
}

/** The terms of a meet-up after a change, cleaned; and what the person has to put right. */
export function checkSchedule(
  input: ScheduleInput,
  { before, now, locale }: Circumstances,
): { terms: ScheduleTerms; userErrors: UserError[] } {
  const text = messages(locale);
  const userErrors: UserError[] = [];
  const refuse = (message: string, ...field: string[]) => void userErrors.push({ field, message, code: 'INVALID' });
  const terms = termsOf(before, now);

  if (input.title !== undefined) {
    terms.title = cleanLine(input.title ?? '');
    if (terms.title === '') refuse(text.titleMissing, 'title');
    else if (lengthOf(terms.title) > MAX.title) refuse(text.titleTooLong(MAX.title), 'title');
  }
  if (input.description !== undefined) {
    terms.description = cleanText(input.description ?? '') || null;
    if (lengthOf(terms.description ?? '') > MAX.description)
      refuse(text.descriptionTooLong(MAX.description), 'description');
  }
  if (input.place !== undefined) {
    terms.place = cleanLine(input.place ?? '') || null;
    if (lengthOf(terms.place ?? '') > MAX.place) refuse(text.placeTooLong(MAX.place), 'place');
  }
  if (input.fee !== undefined) {
    const { amount = 0, currency = '' } = input.fee ?? {};
    const isFree = amount === 0;
    terms.feeAmount = isFree ? null : amount;
    terms.feeCurrency = isFree ? null : currency.trim().toUpperCase();
    if (amount < 0) refuse(text.feeNegative, 'fee', 'amount');
    if (terms.feeCurrency !== null && !CURRENCIES.has(terms.feeCurrency))
      refuse(text.currencyUnknown, 'fee', 'currency');
  }
  if (input.capacity !== undefined) {
    const taken = before?.attendeeCount ?? 0;
    terms.capacity = input.capacity;
    if (terms.capacity !== null) {
      if (terms.capacity < 1 || terms.capacity > MAX.capacity)
        refuse(text.capacityOutOfRange(MAX.capacity), 'capacity');
      else if (terms.capacity < taken) refuse(text.capacityTooSmall(taken), 'capacity');
    }
  }
  if (input.registrationOpensAt !== undefined) terms.registrationOpensAt = input.registrationOpensAt;
  if (input.registrationClosesAt !== undefined) terms.registrationClosesAt = input.registrationClosesAt;
  if (input.startsAt === null) refuse(text.startMissing, 'startsAt');
  if (input.endsAt === null) refuse(text.endMissing, 'endsAt');
  terms.startsAt = input.startsAt ?? terms.startsAt;
  terms.endsAt = input.endsAt ?? terms.endsAt;

  /** The one of these fields that was given: there the person can put it right. */
  const given = (fields: (keyof ScheduleInput)[]) => fields.find((field) => input[field] != null) ?? fields[0] ?? '';
  const { startsAt, endsAt, registrationOpensAt: opensAt, registrationClosesAt: closesAt } = terms;
  if (startsAt.getTime() !== before?.startsAt.getTime() && startsAt <= now) refuse(text.startPast, 'startsAt');
  if (endsAt <= startsAt) refuse(text.endBeforeStart, given(['endsAt', 'startsAt']));
  if (opensAt !== null && (opensAt >= startsAt || (closesAt !== null && opensAt >= closesAt)))
    refuse(text.opensTooLate, given(['registrationOpensAt', 'registrationClosesAt', 'startsAt']));
  return { terms, userErrors };
}

/** Which of a meet-up's terms are others, as events name them. */
export function changedFields(before: ScheduleTerms, after: ScheduleTerms): ChangedField[] {
  const differs = (field: keyof ScheduleTerms) => before[field]?.valueOf() !== after[field]?.valueOf();
  const changed = (
    [
      'title',
      'description',
      'startsAt',
      'endsAt',
      'place',
      'capacity',
      'registrationOpensAt',
      'registrationClosesAt',
    ] as const
  ).filter(differs);
  return differs('feeAmount') || differs('feeCurrency') ? [...changed, 'fee'] : changed;
}

/** The terms of a meet-up that is there; of a new one nothing is said yet. */
function termsOf(before: ScheduleRow | null, now: Date): ScheduleTerms {
  return {
    title: before?.title ?? '',
    description: before?.description ?? null,
    startsAt: before?.startsAt ?? now,
    endsAt: before?.endsAt ?? now,
    place: before?.place ?? null,
    feeAmount: before?.feeAmount ?? null,
    feeCurrency: before?.feeCurrency ?? null,
    capacity: before?.capacity ?? null,
    registrationOpensAt: before?.registrationOpensAt ?? null,
    registrationClosesAt: before?.registrationClosesAt ?? null,
  };
}
