import { useEffect, useRef, type ReactNode } from 'react';
import { Card } from '../show/card.tsx';
import { Stack } from './page-header.tsx';
import styles from './ask-and-answer.module.css';

interface AskAndAnswerProps<Answer> {
  /** The form. */
  question: ReactNode;
  /** Names the answer's part of the page. */
  label: string;
  /** undefined: nothing was asked yet. */
  answer: Answer | undefined;
  children: (answer: Answer) => ReactNode;
  /** What stands there until then. */
  empty: ReactNode;
}

/** A form and, beside it, what the hub says to it; on a phone below it, and brought into sight. */
export function AskAndAnswer<Answer>({ question, label, answer, children, empty }: AskAndAnswerProps<Answer>) {
  const place = useRef<HTMLElement>(null);
  useEffect(() => {
    if (answer !== undefined) place.current?.scrollIntoView({ block: 'nearest' });
  }, [answer]);
  return (
    <div className={styles.sides}>
      <Card>{question}</Card>
      <section ref={place} className={styles.answer} aria-label={label} aria-live="polite">
        <Stack>{answer === undefined ? empty : children(answer)}</Stack>
      </section>
    </div>
  );
}
