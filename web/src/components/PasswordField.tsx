import { PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

interface Props {
  label: string;
  value: string;
  change: (password: string) => void;
  problem?: string | undefined;
  /** It is chosen here, and not the one that there is. */
  isNew?: boolean;
  size?: 'sm' | 'md';
}

/** A password that somebody types: the one that they have, or a new one with what makes a good one. */
export function PasswordField({ label, value, change, problem, isNew = false, size = 'sm' }: Props) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      size={size}
      label={label}
      description={isNew ? t('signUp.passwordHint') : undefined}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      required
      withAsterisk={false}
      value={value}
      error={problem}
      aria-invalid={problem !== undefined}
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.show') }}
      onChange={(event) => change(event.currentTarget.value)}
    />
  );
}
