import { ActionIcon, Button, FileButton } from '@mantine/core';
import { ImagePlus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { MAX_ATTACHED, PHOTO_TYPES } from '../data/photo-limits.ts';
import type { PhotoAttachments } from '../data/use-photo-attachments.ts';
import { showToast } from './toasts.ts';

/** Chooses photos that go along. */
export function AttachButton({ attachments, isSmall = false }: { attachments: PhotoAttachments; isSmall?: boolean }) {
  const { t } = useTranslation();
  const onChange = (files: File[]) => {
    if (attachments.add(files) > 0) showToast({ text: t('attach.tooMany', { most: MAX_ATTACHED }), isProblem: true });
  };
  return (
    <FileButton multiple accept={PHOTO_TYPES.join(',')} onChange={onChange}>
      {(props) =>
        isSmall ? (
          <ActionIcon
            {...props}
            onPointerDown={attachments.prepare}
            variant="subtle"
            color="gray"
            size={42}
            radius="xl"
            aria-label={t('attach.add')}
          >
            <ImagePlus size={22} aria-hidden="true" />
          </ActionIcon>
        ) : (
          <Button
            {...props}
            onPointerDown={attachments.prepare}
            variant="default"
            leftSection={<ImagePlus size={18} aria-hidden="true" />}
          >
            {t('attach.add')}
          </Button>
        )
      }
    </FileButton>
  );
}
