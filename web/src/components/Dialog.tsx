import { CloseButton } from '@mantine/core';
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Dialog.module.css';

interface Props {
  title: string;
  onClose: () => void;
  isFullScreen?: boolean;
  children: ReactNode;
}

/**
 * A dialog, there as long as it is rendered. It is the browser's own: that keeps the focus in, closes at Escape, gives the focus back, and costs
 * neither a library nor an inline style.
 */
export function Dialog({ title, onClose, isFullScreen = false, children }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  // A layout effect: it ends while the dialog is still there, and only then does the browser give the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // `autoFocus` comes too early: what is in a closed dialog cannot have the focus.
    element?.querySelector<HTMLElement>('[data-autofocus]')?.focus();
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a press beside it closes it; by keyboard, Escape does
    <dialog
      ref={dialog}
      className={isFullScreen ? classes.full : classes.dialog}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div className={classes.content}>
        <div className={classes.head}>
          <h2 id={id}>{title}</h2>
          <CloseButton aria-label={t('screen.close')} onClick={onClose} />
        </div>
        {children}
      </div>
    </dialog>
  );
}
