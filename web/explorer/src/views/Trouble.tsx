import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Empty } from '../components/Empty.tsx';

/** An address, or a name in it, that leads to nothing. */
export function NotFound() {
  const { t } = useTranslation();
  return <Empty title={t('problem.notFound')} text={t('problem.notFoundHint')} />;
}

/** A view that failed, or whose code cannot be had. */
export function Broken() {
  const { t } = useTranslation();
  return (
    <Empty title={t('problem.broken')} text={t('problem.unreachable')}>
      <Button onClick={() => location.reload()}>{t('problem.reload')}</Button>
    </Empty>
  );
}
