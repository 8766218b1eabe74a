import { Avatar, createTheme, localStorageColorSchemeManager, Skeleton } from '@mantine/core';

/** The colours themselves are in tokens.css. */
export const theme = createTheme({
  primaryColor: 'teal',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Skeleton: Skeleton.extend({ defaultProps: { animate: true } }),
    Avatar: Avatar.extend({ defaultProps: { color: 'gray' } }),
  },
});

/** Light, dark, or as the system has it; first-paint.js reads the same. */
export const colorSchemes = localStorageColorSchemeManager({ key: 'moim-color-scheme' });
