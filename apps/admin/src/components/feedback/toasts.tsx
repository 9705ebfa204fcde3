import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../../lib/class-names.ts';
import { focusHeadingIfLost } from '../../lib/focus-heading.ts';
import { Button } from '../actions/button.tsx';
import { IconButton } from '../actions/icon-button.tsx';
import { ToastContext, type ShowToast, type ToastOptions } from './toast-context.ts';
import styles from './feedback.module.css';

interface Toast extends ToastOptions {
  id: number;
  text: string;
}

const STANDS_MS = 7000;
// An undo has to be reached by whoever tabs there or reads slowly; a failure is not to be missed.
const STANDS_LONG_MS = 60_000;
const MOST = 3;
let lastId = 0;

/** The region where toasts appear: announced politely, kept while pointed at or focused. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const [isHeld, setHeld] = useState(false);
  const show = useCallback<ShowToast>((text, options = {}) => {
    lastId += 1;
    const toast = { id: lastId, text, ...options };
    setToasts((shown) => [...shown, toast].slice(-MOST));
  }, []);
  const close = useCallback((id: number) => setToasts((shown) => shown.filter((toast) => toast.id !== id)), []);
  return (
    <ToastContext value={show}>
      {children}
      <section
        className={styles.toasts}
        aria-label={t('kit.notifications')}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={() => setHeld(true)}
        onBlur={() => setHeld(false)}
      >
        <div role="status">
          {toasts.map((toast) => (
            <ToastRow key={toast.id} toast={toast} isHeld={isHeld} onClose={close} />
          ))}
        </div>
      </section>
    </ToastContext>
  );
}

function ToastRow({ toast, isHeld, onClose }: { toast: Toast; isHeld: boolean; onClose: (id: number) => void }) {
  const { t } = useTranslation();
  const { undo } = toast;
  useEffect(() => {
    if (isHeld) return;
    const stands = undo !== undefined || toast.tone === 'bad' ? STANDS_LONG_MS : STANDS_MS;
    const timer = setTimeout(() => onClose(toast.id), stands);
    return () => clearTimeout(timer);
  }, [isHeld, onClose, toast.id, toast.tone, undo]);
  const dismiss = () => {
    onClose(toast.id);
    // What was pressed goes with it.
    focusHeadingIfLost();
  };
  return (
    <div
      className={cx(styles.toast, toast.tone === 'good' && styles.toastGood, toast.tone === 'bad' && styles.toastBad)}
    >
      <span className={styles.toastText} dir="auto">
        {toast.text}
      </span>
      {undo !== undefined && (
        <Button
          size="small"
          variant="quiet"
          onPress={() => {
            undo();
            dismiss();
          }}
        >
          {t('kit.undo')}
        </Button>
      )}
      <IconButton icon="close" size="small" label={t('kit.close')} onPress={dismiss} />
    </div>
  );
}
