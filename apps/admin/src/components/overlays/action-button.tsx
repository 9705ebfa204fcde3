import { useState, type ReactNode } from 'react';
import { ApiError } from '../../lib/api/api-error.ts';
import { focusHeadingIfLost } from '../../lib/focus-heading.ts';
import { Button, type ButtonProps } from '../actions/button.tsx';
import { useToast } from '../feedback/toast-context.ts';
import { ConfirmDialog } from './confirm-dialog.tsx';

interface ActionButtonProps<Answer> extends Pick<ButtonProps, 'variant' | 'icon' | 'children'> {
  /** The mutation, and what it is about. */
  action: { mutateAsync: (id: string) => Promise<Answer>; isPending: boolean };
  id: string;
  /** Asked before, where it cannot be undone; without one it is done at once. */
  question?: { title: string; text: ReactNode; confirmLabel: string; dismissLabel?: string };
  /** What the toast says when it was done. */
  done: (answer: Answer) => string;
  /** What it says when the hub did not answer; a refusal speaks for itself. */
  unanswered: string;
}

/** Does one thing to the thing of the page, and says how it went. It may be gone afterwards: the focus is not lost with it. */
export function ActionButton<Answer>(props: ActionButtonProps<Answer>) {
  const { action, id, question, done, unanswered, ...button } = props;
  const { mutateAsync, isPending } = action;
  const toast = useToast();
  const [isAsking, setAsking] = useState(false);
  const run = async () => {
    try {
      toast(done(await mutateAsync(id)), { tone: 'good' });
    } catch (error) {
      const isRefusal = error instanceof ApiError && error.status !== 0;
      toast(isRefusal ? error.message : unanswered, { tone: 'bad' });
    }
    setAsking(false);
    focusHeadingIfLost();
  };
  return (
    <>
      <Button
        {...button}
        isPending={isPending && question === undefined}
        onPress={() => (question === undefined ? void run() : setAsking(true))}
      />
      {question !== undefined && (
        <ConfirmDialog
          {...question}
          isOpen={isAsking}
          onClose={() => setAsking(false)}
          onConfirm={() => void run()}
          isPending={isPending}
        >
          {question.text}
        </ConfirmDialog>
      )}
    </>
  );
}
