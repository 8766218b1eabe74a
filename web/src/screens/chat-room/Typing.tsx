import { useTranslation } from 'react-i18next';
import classes from './chat-room.module.css';

/** As many are named; more are several. */
const NAMED = 2;

/** Who is writing at this moment. */
export function Typing({ names }: { names: readonly string[] }) {
  const { t } = useTranslation();
  const text =
    names.length === 0
      ? ''
      : names.length > NAMED
        ? t('chat.manyTyping')
        : t('chat.typing', { names: names.join(', ') });
  return (
    <p className={classes.typing} role="status">
      {text}
    </p>
  );
}
