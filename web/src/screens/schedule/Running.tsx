import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import { Confirm } from '../../components/Confirm.tsx';
import cards from '../../components/cards.module.css';
import { forgetSchedules } from '../../data/forget-schedules.ts';
import { useAction } from '../../data/use-action.ts';
import { CancelSchedule } from '../../generated/CancelSchedule.ts';

/** For whoever runs the meet-up, until it is over: changing it, and calling it off. */
export function Running({ scheduleId, communityId }: { scheduleId: string; communityId: string | undefined }) {
  const { t } = useTranslation();
  const cancel = useAction(CancelSchedule);
  const update = (cache: Parameters<typeof forgetSchedules>[0]) => communityId && forgetSchedules(cache, communityId);
  return (
    <div className={cards.row}>
      <Button variant="default" component={Link} to={pathTo('editSchedule', { scheduleId })}>
        {t('editSchedule.title')}
      </Button>
      <Confirm
        title={t('schedule.cancel')}
        text={t('schedule.cancelHint')}
        doIt={t('schedule.cancel')}
        run={() => cancel.run({ input: { id: scheduleId } }, { update })}
      >
        {(open) => (
          <Button variant="subtle" color="red" onClick={open}>
            {t('schedule.cancel')}
          </Button>
        )}
      </Confirm>
    </div>
  );
}
