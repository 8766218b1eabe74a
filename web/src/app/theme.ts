import {
  Avatar,
  createTheme,
  defaultVariantColorsResolver,
  localStorageColorSchemeManager,
  Skeleton,
} from '@mantine/core';

/** The colours themselves are in tokens.css. */
export const theme = createTheme({
  primaryColor: 'teal',
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  // Mantine writes in white on whatever is filled; in the dark our green is a light one.
  variantColorResolver(input) {
    const colors = defaultVariantColorsResolver(input);
    const isOurs = input.variant === 'filled' && (input.color ?? input.theme.primaryColor) === input.theme.primaryColor;
    return isOurs ? { ...colors, color: 'var(--mantine-primary-color-contrast)' } : colors;
  },
  components: {
    Skeleton: Skeleton.extend({ defaultProps: { animate: true } }),
    Avatar: Avatar.extend({ defaultProps: { color: 'gray' } }),
  },
});

/** Light, dark, or as the system has it; first-paint.js reads the same. */
export const colorSchemes = localStorageColorSchemeManager({ key: 'moim-color-scheme' });
