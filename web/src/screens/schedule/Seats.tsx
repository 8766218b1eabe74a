import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { showToast } from '../../components/toasts.ts';
import { type Has, read } from '../../data/fragments.ts';
import { useAction } from '../../data/use-action.ts';
import { AttendSchedule } from '../../generated/AttendSchedule.ts';
import type { Seats_scheduleFragment } from '../../generated/types.ts';
import { WithdrawAttendance } from '../../generated/WithdrawAttendance.ts';
import { moment } from '../../i18n/format.ts';
import classes from './schedule.module.css';

interface Props {
  schedule: Has<Seats_scheduleFragment>;
  isMember: boolean;
  /** Asks for the screen anew: what a refusal says of the seats is not in its payload. */
  lookAgain: () => void;
}

/**
 * How many seats there are, and mine. A press shows at once what it hopes for, as something that is being asked; the platform alone says who has
 * the last one. When it says no, the seat is gone from the screen again, which says why and offers the waiting line.
 */
export function Seats(props: Props) {
  const { t } = useTranslation();
  const schedule = read(props.schedule);
  const attend = useAction(AttendSchedule);
  const withdraw = useAction(WithdrawAttendance);
  const { registration, viewerAttendance } = schedule;
  const status = viewerAttendance?.status;
  const isIn = status === 'ATTENDING' || status === 'WAITLISTED';
  const isHoping = !isIn && attend.isRunning;
  const refusal = isIn ? undefined : attend.problems[0];
  const hasStarted = Date.parse(schedule.startsAt) <= Date.now();

  const takeSeat = async (joinWaitlist: boolean) => {
    const done = await attend.run(
      { input: { scheduleId: schedule.id, joinWaitlist } },
      { isQuiet: true, onRefused: props.lookAgain },
    );
    const got = read<Seats_scheduleFragment>(done?.schedule)?.viewerAttendance;
    if (got)
      showToast({
        text:
          got.status === 'ATTENDING'
            ? t('schedule.gotSeat')
            : t('schedule.gotPlace', { place: got.waitlistPosition ?? 0 }),
      });
  };
  const giveUp = async () => {
    if (await withdraw.run({ input: { scheduleId: schedule.id } })) showToast({ text: t('schedule.gaveUp') });
  };
  return (
    <section className={classes.seats} aria-label={t('schedule.seatsTitle')}>
      <div className={classes.left} aria-live="polite">
        <strong>
          {status === 'WAITLISTED'
            ? t('schedule.youWait', { place: viewerAttendance?.waitlistPosition ?? 0 })
            : status === 'ATTENDING' || (isHoping && registration === 'OPEN')
              ? t('schedule.youGo')
              : t(`schedule.registration.${registration}`)}
        </strong>
        {isHoping && <span className={cards.quiet}>{t('schedule.hoping')}</span>}
        <span className={cards.quiet}>
          {schedule.capacity === null
            ? t('schedule.going', { count: schedule.attendeeCount })
            : t('schedule.seats', { taken: schedule.attendeeCount, capacity: schedule.capacity })}
          {schedule.waitlistCount > 0 && ` · ${t('schedule.waitingCount', { count: schedule.waitlistCount })}`}
        </span>
        {registration === 'NOT_OPEN_YET' && schedule.registrationOpensAt && (
          <span className={cards.quiet}>{t('schedule.opensAt', { at: moment(schedule.registrationOpensAt) })}</span>
        )}
        {registration === 'OPEN' && schedule.registrationClosesAt && (
          <span className={cards.quiet}>{t('schedule.closesAt', { at: moment(schedule.registrationClosesAt) })}</span>
        )}
      </div>
      {refusal && (
        <p className={`${cards.problem} ${classes.gone}`} role="alert">
          {refusal.code === 'FULL' && registration === 'FULL' ? t('schedule.justFull') : refusal.message}
        </p>
      )}
      {isIn && !hasStarted && registration !== 'CANCELLED' && (
        <Confirm
          title={t('schedule.giveUp')}
          text={t(status === 'ATTENDING' ? 'schedule.giveUpHint' : 'schedule.leaveLineHint')}
          doIt={t('schedule.giveUp')}
          run={giveUp}
        >
          {(open) => (
            <Button variant="default" onClick={open}>
              {t('schedule.giveUp')}
            </Button>
          )}
        </Confirm>
      )}
      {!isIn && !props.isMember && <span className={cards.quiet}>{t('schedule.membersOnly')}</span>}
      {!isIn && props.isMember && registration === 'OPEN' && (
        <Button loading={attend.isRunning} onClick={() => takeSeat(false)}>
          {t('schedule.attend')}
        </Button>
      )}
      {!isIn && props.isMember && registration === 'FULL' && (
        <Button variant="light" loading={attend.isRunning} onClick={() => takeSeat(true)}>
          {t('schedule.joinLine')}
        </Button>
      )}
    </section>
  );
}
