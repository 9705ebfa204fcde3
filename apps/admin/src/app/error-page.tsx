import { useRouteError } from 'react-router';
import { ErrorState } from '../components/feedback/error-state.tsx';

/** A screen that broke while it was drawn or loaded: the rest of the app stands. */
export function ErrorPage() {
  const error = useRouteError();
  return <ErrorState error={error} onRetry={() => globalThis.location.reload()} />;
}
