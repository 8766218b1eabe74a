import { Button, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Confirm.module.css';
import cards from './cards.module.css';
import { Dialog } from './Dialog.tsx';

interface Props {
  title: string;
  text: string;
  /** What the button that does it says. */
  doIt: string;
  /** What has to be typed first, where a press is too quickly done. */
  proof?: string;
  run: () => Promise<unknown>;
  /** What opens it. */
  children: (open: () => void) => ReactNode;
}

/** Asks before something that cannot be undone. */
export function Confirm({ title, text, doIt, proof, run, children }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const [isRunning, setRunning] = useState(false);
  const [typed, setTyped] = useState('');
  const isProven = proof === undefined || sameText(typed, proof);
  const close = () => {
    setOpen(false);
    setTyped('');
  };
  const onConfirm = async (event: FormEvent) => {
    event.preventDefault();
    if (!isProven) return;
    setRunning(true);
    await run();
    setRunning(false);
    close();
  };
  return (
    <>
      {children(() => setOpen(true))}
      {isOpen && (
        <Dialog title={title} onClose={close}>
          <form className={cards.form} onSubmit={onConfirm}>
            <p className={classes.text}>{text}</p>
            {proof !== undefined && (
              <TextInput
                label={t('screen.proof', { text: proof })}
                autoComplete="off"
                data-autofocus
                value={typed}
                onChange={(event) => setTyped(event.currentTarget.value)}
              />
            )}
            <div className={classes.buttons}>
              <Button variant="default" onClick={close} data-autofocus={proof === undefined || undefined}>
                {t('screen.cancel')}
              </Button>
              <Button type="submit" color="red" loading={isRunning} disabled={!isProven}>
                {doIt}
              </Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  );
}

/** Some keyboards send a Korean syllable in parts: it is the same text. */
function sameText(one: string, other: string): boolean {
  return one.trim().normalize('NFC') === other.trim().normalize('NFC');
}
