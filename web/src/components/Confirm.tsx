import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Confirm.module.css';
import { Dialog } from './Dialog.tsx';

interface Props {
  title: string;
  text: string;
  /** What the button that does it says. */
  doIt: string;
  run: () => Promise<unknown>;
  /** What opens it. */
  children: (open: () => void) => ReactNode;
}

/** Asks before something that cannot be undone. */
export function Confirm({ title, text, doIt, run, children }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const onConfirm = async () => {
    setRunning(true);
    await run();
    setRunning(false);
    setOpen(false);
  };
  return (
    <>
      {children(() => setOpen(true))}
      {isOpen && (
        <Dialog title={title} onClose={() => setOpen(false)}>
          <p className={classes.text}>{text}</p>
          <div className={classes.buttons}>
            <Button variant="default" onClick={() => setOpen(false)} autoFocus>
              {t('screen.cancel')}
            </Button>
            <Button color="red" loading={isRunning} onClick={onConfirm}>
              {doIt}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
