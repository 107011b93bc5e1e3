import { Fragment } from 'react';

/** A URL or the name of an image, which wraps where its names begin. */
export function BreakableText(props: { text: string }) {
  const parts = props.text.split(/(?<=[/:.@])(?![/:.@\d])/);
  return (
    <>
      {parts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </>
  );
}
