import { Fragment } from 'react';
// The README is the one place where the tour is written; a test runs its commands.
import readme from '../../../../../README.md?raw';
import { inlineParts, tourOf, type Block } from './tour-text.ts';

const blocks = tourOf(readme);

/** The tour of the README, as it was when the page was built. */
export function Tour() {
  return (
    <section id="tour" className="tour" aria-labelledby="tour-heading">
      <h2 id="tour-heading">A five-minute tour</h2>
      {blocks.map((block, index) => (
        <TourBlock key={index} block={block} />
      ))}
    </section>
  );
}

function TourBlock({ block }: { block: Block }) {
  if (block.kind === 'heading') return <h3>{block.text}</h3>;
  if (block.kind === 'paragraph') return <p>{inline(block.text)}</p>;
  // A wide command scrolls by itself; a keyboard must be able to reach it for that.
  return (
    <pre className={block.kind} tabIndex={0} role="group" aria-label={block.kind === 'command' ? 'Command' : 'Answer'}>
      <code>{block.text}</code>
    </pre>
  );
}

function inline(text: string) {
  return inlineParts(text).map(({ kind, text: part }, index) => (
    <Fragment key={index}>
      {kind === 'code' ? <code>{part}</code> : kind === 'strong' ? <strong>{part}</strong> : part}
    </Fragment>
  ));
}
