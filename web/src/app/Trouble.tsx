import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '../components/Empty.tsx';
import { Problem, ScreenTitle } from '../components/Screen.tsx';

/** The app itself has failed, or its next part could not be loaded. */
export function Broken() {
  const { t } = useTranslation();
  return (
    <>
      <ScreenTitle isHidden>{t('problem.broken')}</ScreenTitle>
      <Empty title={t('problem.broken')} text={t('problem.unreachable')}>
        <Button onClick={() => location.reload()}>{t('screen.reload')}</Button>
      </Empty>
    </>
  );
}

export function NoSuchScreen() {
  const { t } = useTranslation();
  return <Problem title={t('problem.notFound')} text={t('problem.notFoundHint')} />;
}
