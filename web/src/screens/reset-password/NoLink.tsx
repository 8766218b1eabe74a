import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { pathTo } from '../../app/paths.ts';
import cards from '../../components/cards.module.css';
import { focusOn } from '../../components/focus-on.ts';
import { ScreenTitle } from '../../components/Screen.tsx';

/** The link is good for nothing any more, and `reason` says why; or none was opened. */
export function NoLink({ reason }: { reason: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      <ScreenTitle>{t('resetPassword.unusable')}</ScreenTitle>
      <p className={cards.body} role="alert">
        {reason ?? t('resetPassword.missing')}
      </p>
      <Button ref={reason === null ? null : focusOn} component={Link} to={pathTo('forgotPassword')} size="md">
        {t('resetPassword.again')}
      </Button>
    </>
  );
}
