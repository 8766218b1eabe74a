import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import cards from './cards.module.css';

interface Props {
  isSaving: boolean;
  /** Whether there is anything to save. */
  isChanged: boolean;
  onLeave: () => void;
}

/** The end of a form that changes something that there is: saved by its first button, left as it was by the other. */
export function SaveOrLeave({ isSaving, isChanged, onLeave }: Props) {
  const { t } = useTranslation();
  return (
    <div className={cards.row}>
      <Button type="submit" size="md" loading={isSaving} disabled={!isChanged}>
        {t('screen.save')}
      </Button>
      <Button variant="default" size="md" onClick={onLeave}>
        {t('screen.cancel')}
      </Button>
    </div>
  );
}
