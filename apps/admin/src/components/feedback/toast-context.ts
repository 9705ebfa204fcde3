import { createContext, use } from 'react';

export interface ToastOptions {
  tone?: 'good' | 'bad' | 'neutral';
  /** Takes the change back; offered while the toast stands. */
  undo?: () => void;
}

/** Says what was done, politely, at the foot of the page. */
export type ShowToast = (text: string, options?: ToastOptions) => void;

export const ToastContext = createContext<ShowToast>(() => undefined);

/** `const toast = useToast(); toast(t('saved'), { undo })`. */
export function useToast(): ShowToast {
  return use(ToastContext);
}
