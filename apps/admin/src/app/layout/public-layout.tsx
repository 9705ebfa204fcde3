import { Outlet } from 'react-router';
import { RouterBridge } from './router-bridge.tsx';

/** Around the pages that need no session. */
export function PublicLayout() {
  return (
    <RouterBridge>
      <Outlet />
    </RouterBridge>
  );
}
