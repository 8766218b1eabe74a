import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AttendanceStatus, Registration } from '../generated/types.ts';

interface Props {
  registration: Registration;
  attendance: AttendanceStatus | null | undefined;
}

/** My place at a meet-up, or whether one can be had. */
export function RegistrationBadge({ registration, attendance }: Props) {
  const { t } = useTranslation();
  if (registration !== 'CANCELLED' && attendance === 'ATTENDING') return <Badge>{t('schedule.attending')}</Badge>;
  if (registration !== 'CANCELLED' && attendance === 'WAITLISTED')
    return <Badge variant="light">{t('schedule.waiting')}</Badge>;
  const isOpen = registration === 'OPEN';
  return (
    <Badge variant={isOpen ? 'outline' : 'light'} color={isOpen ? 'teal' : 'gray'}>
      {t(`schedule.registration.${registration}`)}
    </Badge>
  );
}
