import { useState } from 'react';
import classes from './Picture.module.css';

interface Props {
  src: string | null | undefined;
  alt: string;
  /** The same picture small: shown blurred until the whole is there. */
  preview?: string | null;
  className?: string | undefined;
}

/** A picture that comes softly; where there is none, its place in the club's colours. */
export function Picture({ src, alt, preview, className = '' }: Props) {
  const [isThere, setThere] = useState(false);
  return (
    <span className={`${classes.frame} ${className}`}>
      {preview && !isThere && <img src={preview} alt="" className={classes.preview} />}
      {src && (
        <img
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          className={classes.picture}
          data-there={isThere || undefined}
          onLoad={() => setThere(true)}
        />
      )}
    </span>
  );
}
