import { ActionIcon } from '@mantine/core';
import { CornerUpLeft, Flag, type LucideIcon, Pencil, SmilePlus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Confirm } from '../../components/Confirm.tsx';
import { Reporting } from '../../components/Reporting.tsx';
import { useAction } from '../../data/use-action.ts';
import { DeleteMessage } from '../../generated/DeleteMessage.ts';
import classes from './chat-room.module.css';

interface Props {
  message: { id: string };
  isMine: boolean;
  /** Emoji to choose from are shown. */
  isChoosing: boolean;
  choose: () => void;
  edit: () => void;
  quote: () => void;
  canReport: boolean;
}

/** What can be done with a message. */
export function MessageTools({ message, isMine, isChoosing, choose, edit, quote, canReport }: Props) {
  const { t } = useTranslation();
  const remove = useAction(DeleteMessage);
  return (
    <span className={classes.tools}>
      <Tool icon={SmilePlus} label={t('chat.react')} isExpanded={isChoosing} onClick={choose} />
      <Tool icon={CornerUpLeft} label={t('post.reply')} onClick={quote} />
      {isMine && (
        <>
          <Tool icon={Pencil} label={t('screen.edit')} onClick={edit} />
          <Confirm
            title={t('chat.delete')}
            text={t('chat.deleteHint')}
            doIt={t('screen.delete')}
            run={() => remove.run({ input: { id: message.id } })}
          >
            {(open) => <Tool icon={Trash2} label={t('screen.delete')} onClick={open} />}
          </Confirm>
        </>
      )}
      {canReport && (
        <Reporting subjectId={message.id}>
          {(open) => <Tool icon={Flag} label={t('report.title')} onClick={open} />}
        </Reporting>
      )}
    </span>
  );
}

interface ToolProps {
  icon: LucideIcon;
  label: string;
  isExpanded?: boolean;
  onClick: () => void;
}

function Tool({ icon: Icon, label, isExpanded, onClick }: ToolProps) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      size="sm"
      aria-label={label}
      {...(isExpanded === undefined ? {} : { 'aria-expanded': isExpanded })}
      onClick={onClick}
    >
      <Icon size={15} aria-hidden="true" />
    </ActionIcon>
  );
}
